import type { ChildProcess } from 'node:child_process'

/** The runners whose habits are known; see `profiles.ts`. */
export type ProfileName = 'github' | 'act' | 'gitea' | 'forgejo'

/** The words that runners use for `job.status`, `outcome`, `conclusion` and `needs.X.result`. */
export type Word = 'success' | 'failure' | 'cancelled' | 'skipped'

/** The three moments at which an action's code runs. */
export type StageName = 'pre' | 'main' | 'post'

/** What ends a job before its time. */
export type InterruptionKind = 'cancel' | 'timeout' | 'shutdown' | 'gone'

/** What started the workflow. */
export interface EventOptions {
  name: string
  /** The content of the event file; `{}` if left out. */
  payload?: unknown
  /** Full ref, for example `refs/heads/main` (the default) or `refs/tags/v1`. */
  ref?: string
  /** The commit at the tip of that ref, which is also the one checked out. */
  sha: string
  /** The merge commit that GitHub builds for an open pull request; made up if left out. */
  mergeSha?: string
  actor?: string
  triggeringActor?: string
}

/** Lengths of time that a test shortens. */
export interface ClockOptions {
  /** How long a minute of `timeout-minutes` and of the grace after a cancel lasts: 60000. */
  minuteMs?: number
  /** From SIGINT to SIGTERM where the runner sends signals: 7500. */
  interruptMs?: number
  /** From SIGTERM to SIGKILL: 2500. */
  terminateMs?: number
}

/** One stage, named. */
export interface StageId {
  job: string
  /** The step's id, or else its name; inside a composite action `OUTER/INNER`. */
  step: string
  stage: StageName
}

/** Breaks into a run from outside. */
export interface RunControl {
  /** A person presses the cancel button. */
  cancel: () => void
  /** The runner's program gets SIGTERM. */
  shutdown: () => void
  /** The machine is gone: nothing runs any more, from this moment on. */
  vanish: () => void
}

/** The process of a stage that has just begun. */
export interface StageProcess extends StageId {
  child: ChildProcess
  /** Kills the process and all it started, at once. */
  kill: () => void
  run: RunControl
}

/** What to run, and for whom. */
export interface RunOptions {
  /** Absolute path of a workflow file. */
  workflow?: string
  /** A workflow given as text instead. */
  workflowText?: string
  profile: ProfileName
  event: EventOptions
  repository: { name: string; folder?: string }
  /** `OWNER/REPO` to the folder that holds it; sub-folder actions and any `@ref` resolve in there. */
  actions: Record<string, string>
  secrets?: Record<string, string>
  vars?: Record<string, string>
  /** The inputs of a `workflow_dispatch`. */
  inputs?: Record<string, string>
  /** Set for every stage, over everything else; `undefined` takes a variable away. */
  env?: Record<string, string | undefined>
  debug?: boolean
  /** The node that runs actions; the one that runs this program if left out. */
  node?: string
  /** Base URL of the server; each profile has its own. */
  serverUrl?: string
  run?: { id?: string; number?: string; attempt?: string }
  clock?: ClockOptions
  /** Cancels as soon as main of this step has printed something, or half a second after it began. */
  cancelDuring?: string
  /** Just before the process of a stage begins. */
  beforeStage?: (stage: StageId, run: RunControl) => void | Promise<void>
  onProcess?: (process: StageProcess) => void
  /** A line of the log, masked, as soon as it is there. */
  onLine?: (line: string, stage: StageId) => void
  onStage?: (stage: StageResult, run: RunControl) => void | Promise<void>
}

/** A message that a runner shows beside the run. */
export interface Annotation {
  level: 'notice' | 'warning' | 'error'
  title: string
  message: string
}

/** One stage, as it went. */
export interface StageResult extends StageId {
  /** The runner decided not to run it. */
  skipped: boolean
  /** False if skipped, and where a runner begins a stage but never starts its process. */
  executed: boolean
  outcome: Word
  exitCode: number | null
  signal: NodeJS.Signals | null
  durationMs: number
  inputs: Record<string, string>
  /** The environment that the process was given. */
  env: Record<string, string>
  stdout: string
  stderr: string
  /** What a person sees, masked. */
  log: string
  annotations: Annotation[]
  /** What this stage saved. */
  state: Record<string, string>
  /** What this stage set, whether or not the runner keeps it. */
  outputs: Record<string, string>
  summary: string
  debug: string[]
}

/** A step when the job was over. */
export interface StepResult {
  outcome: Word
  conclusion: Word
  outputs: Record<string, string>
}

/** A job when it was over. */
export interface JobResult {
  /** What the server shows. */
  result: Word
  /** The last value of `job.status`. */
  status: Word
  outputs: Record<string, string>
  steps: Record<string, StepResult>
  stages: StageResult[]
  log: string
}

/** A run when it was over. */
export interface RunResult {
  conclusion: 'success' | 'failure' | 'cancelled'
  jobs: Record<string, JobResult>
}
