import type { ActionSpec } from './action-file.js'
import type { Interruption } from './interruption.js'
import type { Masks } from './masks.js'
import type { Profile } from './profiles.js'
import type { RunControl, RunOptions, StageResult, StepResult, Word } from './types.js'
import type { JobSpec } from './workflow-file.js'
import type { StepSpec } from './yaml-shapes.js'

/** A step of a job or of a composite action, while the job runs. */
export interface Unit {
  spec: StepSpec
  /** The id, or else the name; unique in its scope. */
  key: string
  /** `OUTER/INNER` inside a composite action. */
  path: string
  scope: Scope
  /** Unknown before main for `uses: ./`. */
  action?: ActionSpec
  /** The steps of a composite action. */
  inner?: Scope
  state: Record<string, string>
  /** Defaults that the runner evaluated once and for all. */
  frozenDefaults: Record<string, string>
  mainRan: boolean
  /** Its post was registered, which GitHub does as pre or main begins. */
  registered: boolean
}

/** The steps of a job, or of one composite action, which share `steps` and `inputs`. */
export interface Scope {
  job: JobRun
  units: Unit[]
  results: Record<string, StepResult>
  inputs: Record<string, string>
  /** The composite action's step; a job's own scope has none. */
  owner?: Unit
  /** The environment of the composite action's step. */
  env: Record<string, string>
  /** Something failed that `results` does not show. */
  failed: boolean
}

/** The folders and files that a job has on disk. */
export interface JobFolders {
  workspace: string
  temp: string
  toolCache: string
  home: string
  files: string
  event: string
}

/** One job while it runs. */
export interface JobRun {
  id: string
  /** The id, with the matrix values in brackets if there are some. */
  key: string
  spec: JobSpec
  options: RunOptions
  profile: Profile
  folders: JobFolders
  /** The text values of the `github` context, which are `GITHUB_*` variables too. */
  github: Record<string, string>
  /** The `defaults.run` of the workflow and the job. */
  runDefaults: { shell?: string | undefined; 'working-directory'?: string | undefined }
  matrix: Record<string, unknown>
  strategy: Record<string, unknown>
  needs: Record<string, { result: Word; outputs: Record<string, string> }>
  masks: Masks
  interruption: Interruption
  control: RunControl
  readonly root: Scope
  /** Of the workflow, the job and `GITHUB_ENV`. */
  env: Record<string, string>
  /** Of `GITHUB_PATH`. */
  paths: string[]
  /** What GitHub calls the job's result so far. */
  result: Word
  /** Posts in the order in which they were registered. */
  registered: Unit[]
  stages: StageResult[]
  log: string[]
}
