import type { CommitName, Trigger } from './cases/types.js'

/** What a runner is told about the event that starts a run. */
export interface TriggeringEvent {
  name: 'push' | 'workflow_dispatch' | 'pull_request' | 'deployment_status'
  ref: string
  payload: unknown
  /** Whether the run is given its secrets. */
  hasSecrets: boolean
}

type Commits = Readonly<Record<CommitName, string>>

/** The repository that all cases belong to. */
export const repositoryName = 'me/app'

function pullRequest(commits: Commits, what: { action: string; from?: string; merged?: boolean }): TriggeringEvent {
  const { action, from = repositoryName, merged = false } = what
  const payload = {
    action,
    number: 7,
    pull_request: {
      number: 7,
      merged,
      merge_commit_sha: merged ? commits.main : null,
      head: { sha: commits.feature, ref: 'feature', repo: { full_name: from } },
      base: { ref: 'main', repo: { full_name: repositoryName } },
      user: { login: 'octocat' },
    },
  }
  return { name: 'pull_request', ref: 'refs/heads/main', payload, hasSecrets: from === repositoryName }
}

/** As Heroku reports its deployments to GitHub. */
function deploymentStatus(commits: Commits, state: string): TriggeringEvent {
  const url = state === 'success' ? 'https://app-staging.herokuapp.com' : ''
  const payload = {
    action: 'created',
    deployment: {
      id: 41,
      sha: commits.main,
      ref: 'main',
      task: 'deploy',
      environment: 'app-staging',
      created_at: new Date().toISOString(),
    },
    deployment_status: { state, environment: 'app-staging', environment_url: url },
  }
  return { name: 'deployment_status', ref: 'refs/heads/main', payload, hasSecrets: true }
}

/** The event of a trigger, for these commits. */
export function eventOf(trigger: Trigger, commits: Commits): TriggeringEvent {
  switch (trigger) {
    case 'push':
      return { name: 'push', ref: 'refs/heads/main', payload: {}, hasSecrets: true }
    case 'tag push':
      return { name: 'push', ref: 'refs/tags/v1.2.0', payload: {}, hasSecrets: true }
    case 'a person':
      return { name: 'workflow_dispatch', ref: 'refs/heads/main', payload: {}, hasSecrets: true }
    case 'pull request opened':
      return pullRequest(commits, { action: 'opened' })
    case 'pull request of a fork':
      return pullRequest(commits, { action: 'opened', from: 'someone/app' })
    case 'pull request merged':
      return pullRequest(commits, { action: 'closed', merged: true })
    case 'deployment pending':
      return deploymentStatus(commits, 'pending')
    case 'deployment in progress':
      return deploymentStatus(commits, 'in_progress')
    case 'deployment succeeded':
      return deploymentStatus(commits, 'success')
  }
}
