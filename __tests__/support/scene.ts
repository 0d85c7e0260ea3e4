import path from 'node:path'
import {
  startGitLab,
  type GitLab,
  type GitLabOptions,
  type LoggedRequest,
  type Project,
  type ProjectSettings,
  type RequestKind,
  type TokenSettings,
} from '../../sandbox/gitlab/index.js'
import { runWorkflow, type RunResult } from '../../sandbox/runner/index.js'
import { makeHistory, type History } from './history.js'
import { workflowOf, type Play } from './play.js'
import { readRun, type Run } from './run.js'

/** The folder of the action, as it is committed. */
export const ACTION = path.resolve(import.meta.dirname, '../..')

export interface SceneSettings {
  gitlab?: GitLabOptions
  /** The project's path; `group/app` unless said. */
  path?: string
  project?: Partial<ProjectSettings>
  token?: TokenSettings
  /** What is pushed to GitLab; everything unless said. */
  pushed?: readonly string[]
}

/** A project in GitLab with a token for it, and nothing in it but commits. */
export interface Scene {
  gitlab: GitLab
  project: Project
  token: string
  history: History
  run(play: Play): Promise<Run>
  /** The same, with all there is to know of it. */
  runWhole(play: Play): Promise<RunResult>
  push(...refspecs: string[]): Promise<void>
  /** What GitLab holds, oldest first. */
  held(): Held[]
  statuses(): string[]
  /** Which requests GitLab got, in their order, but for the one about the token, which goes out beside another. */
  sent(): RequestKind[]
  requests(kind: RequestKind): LoggedRequest[]
}

/** A deployment as a test looks at it. */
export interface Held {
  environment: string
  sha: string
  ref: string
  tag: boolean
  /** All statuses that it had, the first one that every record has left out. */
  history: string
}

/**
 * Gives what opens a scene for each test of a file: a GitLab with one project of its own, so that tests may run at the same
 * time. The commits are made once for all of them.
 */
export function useScenes(): (settings?: SceneSettings) => Promise<Scene> {
  // A machine that has much else to do takes its time.
  import.meta.jest.setTimeout(60_000)
  let history: History | undefined
  const gitlabs: GitLab[] = []
  beforeAll(async () => {
    history = await makeHistory()
  })
  afterAll(async () => {
    await Promise.all(gitlabs.map((gitlab) => gitlab.close()))
    history?.remove()
  })
  return async (settings = {}) => {
    if (history === undefined) throw new Error('A scene can only be opened within a test')
    const gitlab = await startGitLab(settings.gitlab)
    gitlabs.push(gitlab)
    return openScene(gitlab, history, settings)
  }
}

async function openScene(gitlab: GitLab, history: History, settings: SceneSettings): Promise<Scene> {
  const name = settings.path ?? 'group/app'
  const project = gitlab.createProject(name, settings.project)
  const token = gitlab.createToken({ role: { [name]: 'developer' }, ...settings.token })
  const push = (...refspecs: string[]) => history.repository.push(project.repository, ...refspecs)
  if (settings.pushed?.length !== 0) await push(...(settings.pushed ?? []))
  const usual = {
    'gitlab-url': gitlab.url,
    token: '${{ secrets.GITLAB_TOKEN }}',
    project: name,
    environment: 'production',
  }

  async function runWhole(play: Play): Promise<RunResult> {
    const { profile, event = {}, end, checkout, actions = {}, ...rest } = play
    // On Gitea the outcome has to be handed in.
    const inputs = profile === 'gitea' ? { ...usual, status: '${{ job.status }}' } : usual
    const result = await runWorkflow({
      clock: { interruptMs: 50, terminateMs: 50 },
      ...(end === 'cancelled' ? { cancelDuring: 'release' } : {}),
      ...rest,
      workflowText: workflowOf(play, inputs),
      profile,
      event: { name: 'push', sha: history.tip, ...event },
      repository: { name: 'octo/app', ...(checkout === undefined ? {} : { folder: checkout }) },
      actions: { 'octo/gitlab-deployment': ACTION, ...actions },
      secrets: { GITLAB_TOKEN: token },
      node: process.env.ACTION_NODE ?? process.execPath,
    })
    await gitlab.idle()
    return result
  }

  return {
    ...{ gitlab, project, token, history, push, runWhole },
    run: async (play) => readRun(await runWhole(play)),
    held: () =>
      project.deployments.map(({ environment, sha, ref, tag, history: [, ...statuses] }) => {
        return { environment, sha, ref, tag, history: statuses.join(', ') }
      }),
    statuses: () => project.deployments.map(({ status }) => status),
    sent: () => gitlab.requests.map(({ kind }) => kind).filter((kind) => kind !== 'show token'),
    requests: (kind) => gitlab.requests.filter((request) => request.kind === kind),
  }
}
