import type { InterruptionKind, ProfileName, Word } from './types.js'

/** What a runner does when a job is ended before its time. */
export interface InterruptionHabit {
  /** `job.status` from then on: a word, or what the steps come to, among them the one that was ended. */
  status: Word | 'of the steps'
  /** Whether the conditions of the mains still to come are looked at (`if: always()` runs), or none runs. */
  mains: 'evaluated' | 'ended'
  posts: 'run' | 'never begin' | 'begin without a process'
  /** What the server, or act's last line, shows for the job. */
  result: Word | 'of the steps'
}

/** The habits of one runner, as far as an action can notice them. */
export interface Profile {
  markers: Readonly<Record<string, string>>
  afterFailedPre: 'mains are evaluated' | 'job stops'
  postWhenMainWasSkipped: boolean
  postOrder: 'reverse of registration' | 'reverse of steps'
  defaults: 'evaluated at each stage' | 'frozen at the first stage'
  statusInComposite: 'of the job' | 'of the composite'
  compositeInputsAtPost: 'evaluated again' | 'as at main'
  /** Whose `inputs` and `steps` an action sees at post when its composite is itself inside a composite. */
  nestedPostContexts: 'of its composite' | 'of the calling composite'
  ending: 'signals' | 'kill'
  jobTimeout: boolean
  interruptions: Readonly<Record<InterruptionKind, InterruptionHabit>>
  postMinutesAfterCancel: number | undefined
  failedPost: { job: Word; statusForLaterPosts: Word }
  outputsOfPost: 'kept' | 'dropped'
  commands: 'actions/runner' | 'act'
  commandLinesInLog: 'rendered' | 'with a symbol' | 'as they are'
  contextsOfDefaults: readonly string[] | 'all'
  failFast: boolean
  secretsInComposite: 'not a context' | 'empty'
  deploymentEvents: boolean
  serverUrl: string
}

const gone: InterruptionHabit = { status: 'failure', mains: 'ended', posts: 'never begin', result: 'failure' }
const cancelled: InterruptionHabit = { status: 'cancelled', mains: 'evaluated', posts: 'run', result: 'cancelled' }

const actFamily = {
  postWhenMainWasSkipped: false,
  postOrder: 'reverse of steps',
  statusInComposite: 'of the composite',
  compositeInputsAtPost: 'as at main',
  nestedPostContexts: 'of its composite',
  ending: 'kill',
  outputsOfPost: 'kept',
  commands: 'act',
  contextsOfDefaults: 'all',
  failFast: false,
  secretsInComposite: 'empty',
} satisfies Partial<Profile>

/**
 * Every habit in one place. `github` is read in actions/runner's source (2.336). The others were seen on act 0.2.89,
 * Gitea's runner 3.1 (servers 1.25 and 1.26) and Forgejo's runner 12, and where the outside does not show it, read in
 * act's source, from which both descend.
 */
export const profiles: Readonly<Record<ProfileName, Profile>> = {
  github: {
    markers: {},
    afterFailedPre: 'mains are evaluated',
    postWhenMainWasSkipped: true,
    postOrder: 'reverse of registration',
    defaults: 'evaluated at each stage',
    statusInComposite: 'of the job',
    compositeInputsAtPost: 'evaluated again',
    // actions/runner issues 2030 and 3514
    nestedPostContexts: 'of the calling composite',
    ending: 'signals',
    jobTimeout: true,
    interruptions: {
      cancel: cancelled,
      timeout: cancelled,
      shutdown: { status: 'failure', mains: 'ended', posts: 'never begin', result: 'failure' },
      gone,
    },
    postMinutesAfterCancel: 5,
    failedPost: { job: 'failure', statusForLaterPosts: 'failure' },
    outputsOfPost: 'dropped',
    commands: 'actions/runner',
    commandLinesInLog: 'rendered',
    contextsOfDefaults: ['github', 'strategy', 'matrix', 'job', 'runner'],
    failFast: true,
    secretsInComposite: 'not a context',
    deploymentEvents: true,
    serverUrl: 'https://github.com',
  },
  act: {
    ...actFamily,
    markers: { ACT: 'true' },
    afterFailedPre: 'job stops',
    defaults: 'evaluated at each stage',
    jobTimeout: false,
    interruptions: {
      // Ctrl-C
      cancel: { ...cancelled, result: 'of the steps' },
      timeout: { ...cancelled, result: 'of the steps' },
      // seen: an explicit `with: status` is sometimes `cancelled` here, a default never
      shutdown: { status: 'of the steps', mains: 'ended', posts: 'run', result: 'failure' },
      gone,
    },
    postMinutesAfterCancel: 5,
    failedPost: { job: 'failure', statusForLaterPosts: 'success' },
    commandLinesInLog: 'with a symbol',
    deploymentEvents: true,
    serverUrl: 'https://github.com',
  },
  gitea: {
    ...actFamily,
    markers: { ACT: 'true', GITEA_ACTIONS: 'true' },
    afterFailedPre: 'mains are evaluated',
    defaults: 'frozen at the first stage',
    jobTimeout: true,
    interruptions: {
      cancel: cancelled,
      timeout: { status: 'failure', mains: 'ended', posts: 'run', result: 'failure' },
      // the server shows such a run as a success
      shutdown: { ...cancelled, result: 'success' },
      gone,
    },
    postMinutesAfterCancel: 5,
    failedPost: { job: 'failure', statusForLaterPosts: 'failure' },
    commandLinesInLog: 'as they are',
    deploymentEvents: false,
    serverUrl: 'https://gitea.example.com',
  },
  forgejo: {
    ...actFamily,
    markers: { ACT: 'true', GITEA_ACTIONS: 'true', FORGEJO_ACTIONS: 'true' },
    afterFailedPre: 'job stops',
    defaults: 'evaluated at each stage',
    jobTimeout: true,
    interruptions: {
      cancel: { status: 'of the steps', mains: 'ended', posts: 'run', result: 'cancelled' },
      timeout: { status: 'failure', mains: 'ended', posts: 'begin without a process', result: 'failure' },
      // not seen: taken to be like a cancel
      shutdown: { status: 'of the steps', mains: 'ended', posts: 'run', result: 'failure' },
      gone,
    },
    postMinutesAfterCancel: undefined,
    failedPost: { job: 'success', statusForLaterPosts: 'success' },
    commandLinesInLog: 'as they are',
    deploymentEvents: false,
    serverUrl: 'https://forgejo.example.com',
  },
}
