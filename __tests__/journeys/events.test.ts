import type { EventOptions, ProfileName } from '../../sandbox/runner/index.js'
import { pullRequest } from '../support/events.js'
import type { History } from '../support/history.js'
import { messages } from '../support/run.js'
import { useScenes } from '../support/scene.js'

const openScene = useScenes()

const everywhere = ['github', 'act', 'gitea', 'forgejo'] as const
/** Gitea and Forgejo have no deployment events. */
const onGitHub = ['github', 'act'] as const

interface Row {
  title: string
  profiles: readonly ProfileName[]
  event: (history: History) => Partial<EventOptions>
  /** The commit, by its name in the history, and the branch or tag. */
  commit: 'tip' | 'earlier' | 'feature'
  ref: string
  tag?: boolean
}

function merged(history: History) {
  const { pull_request: open, ...rest } = pullRequest({ history })
  return { ...rest, pull_request: { ...open, merged: true, merge_commit_sha: history.tip } }
}

const plain = [
  'push',
  'schedule',
  'workflow_dispatch',
  'release',
  'create',
  'merge_group',
  'repository_dispatch',
  'page_build',
]

const rows: Row[] = [
  ...plain.map((name): Row => ({
    title: name,
    profiles: name === 'push' ? everywhere : ['github'],
    event: () => ({ name }),
    commit: 'tip',
    ref: 'main',
  })),
  {
    title: 'a push of a tag',
    profiles: everywhere,
    event: () => ({ ref: 'refs/tags/v1.2.0' }),
    commit: 'tip',
    ref: 'v1.2.0',
    tag: true,
  },
  {
    title: 'a release of a tag',
    profiles: ['github', 'gitea'],
    event: () => ({ name: 'release', ref: 'refs/tags/v1.2.0' }),
    commit: 'tip',
    ref: 'v1.2.0',
    tag: true,
  },
  {
    title: 'an open pull request',
    profiles: everywhere,
    event: (history) => ({ name: 'pull_request', payload: pullRequest({ history }) }),
    commit: 'feature',
    ref: 'feature',
  },
  {
    title: 'a merged pull request',
    profiles: everywhere,
    event: (history) => ({ name: 'pull_request', payload: merged(history) }),
    commit: 'tip',
    ref: 'main',
  },
  {
    title: 'a pull_request_target',
    profiles: onGitHub,
    event: (history) => ({ name: 'pull_request_target', payload: pullRequest({ history }) }),
    commit: 'tip',
    ref: 'main',
  },
  {
    title: 'a review of a pull request, an event that is not in the table',
    profiles: ['github'],
    event: (history) => ({ name: 'pull_request_review', ref: 'refs/pull/7/merge', payload: pullRequest({ history }) }),
    commit: 'feature',
    ref: 'feature',
  },
  {
    title: 'workflow_run',
    profiles: onGitHub,
    event: ({ feature }) => ({
      name: 'workflow_run',
      payload: { workflow_run: { head_sha: feature, head_branch: 'feature' } },
    }),
    commit: 'feature',
    ref: 'feature',
  },
  ...['deployment', 'deployment_status'].flatMap((name): Row[] => [
    {
      title: `${name} of a branch`,
      profiles: onGitHub,
      event: ({ feature: sha }) => ({ name, payload: { deployment: { sha, ref: 'feature' } } }),
      commit: 'feature',
      ref: 'feature',
    },
    {
      title: `${name} of a full ref of a tag`,
      profiles: onGitHub,
      event: ({ tip: sha }) => ({ name, payload: { deployment: { sha, ref: 'refs/tags/v1.2.0' } } }),
      commit: 'tip',
      ref: 'v1.2.0',
      tag: true,
    },
  ]),
]

const cases = rows.flatMap((row) => row.profiles.map((profile) => ({ ...row, profile })))

it.concurrent.each(cases)('$title on $profile: $commit, $ref', async ({ profile, event, commit, ref, tag = false }) => {
  const scene = await openScene()
  await scene.run({ profile, event: event(scene.history) })
  const { [commit]: sha } = scene.history
  expect(scene.held()).toEqual([{ environment: 'production', sha, ref, tag, history: 'running, success' }])
})

it.concurrent.each(onGitHub)('a deployment of a bare commit on %s: the commit is its own ref', async (profile) => {
  const scene = await openScene()
  const { feature: sha } = scene.history
  await scene.run({ profile, event: { name: 'deployment', payload: { deployment: { sha, ref: sha } } } })
  expect(scene.held()).toEqual([{ environment: 'production', sha, ref: sha, tag: false, history: 'running, success' }])
})

describe('what an event does not tell', () => {
  it.concurrent.each(onGitHub)('a pull request without payload on %s: both have to be given', async (profile) => {
    const scene = await openScene()
    const run = await scene.run({ profile, event: { name: 'pull_request' } })
    expect(messages(run, 'error')).toEqual([
      expect.stringMatching(/^sha is missing: this event does not say which commit/),
      expect.stringMatching(/^ref is missing: this event does not say which branch or tag/),
    ])
    expect(run.stage('main').exitCode).toBe(1)
    expect(scene.gitlab.requests).toEqual([])
  })

  it.concurrent('a pull request without payload, with both given', async () => {
    const scene = await openScene()
    const { feature: sha } = scene.history
    await scene.run({ profile: 'github', event: { name: 'pull_request' }, with: { sha, ref: 'feature' } })
    expect(scene.held()).toMatchObject([{ sha, ref: 'feature', history: 'running, success' }])
  })

  it.concurrent('refs/pull/7/merge of an unknown event: the ref has to be given', async () => {
    const scene = await openScene()
    const run = await scene.run({ profile: 'github', event: { name: 'issue_comment', ref: 'refs/pull/7/merge' } })
    expect(messages(run, 'error')).toEqual([expect.stringMatching(/^ref is missing:/)])
    expect(scene.gitlab.requests).toEqual([])
  })

  it.concurrent('a merge whose commit is not told', async () => {
    const scene = await openScene()
    const { pull_request: request } = pullRequest(scene)
    const payload = { pull_request: { ...request, merged: true, merge_commit_sha: null } }
    const run = await scene.run({ profile: 'github', event: { name: 'pull_request', payload } })
    expect(messages(run, 'error')).toEqual([expect.stringMatching(/^sha is missing:/)])
  })
})
