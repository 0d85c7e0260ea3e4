import type { DeploymentStatus, EnvironmentState } from '../../gitlab/index.js'
import type { ProfileName, Word } from '../../runner/index.js'

/** The commits of the repository that every case runs in. */
export type CommitName = 'main' | 'feature'

/** What starts a run. */
export type Trigger =
  | 'push'
  | 'tag push'
  | 'a person'
  | 'pull request opened'
  | 'pull request of a fork'
  | 'pull request merged'
  | 'deployment pending'
  | 'deployment in progress'
  | 'deployment succeeded'

/** How a run is broken into: SIGINT is what cancels it, SIGTERM ends the runner's program. */
export interface Interruption {
  signal: 'SIGINT' | 'SIGTERM'
  when: 'the deploy step runs' | 'the creating request is at GitLab'
}

/** One run of the workflow; all runs of a case have the same GitLab. */
export interface RunSpec {
  on: Trigger
  interrupted?: Interruption
  /** The deploy step goes on until it is ended, by an interruption or by the runner's own limit. */
  deploysForEver?: true
  /** GitLab cannot be reached until the deploy step runs. */
  gitlabIsDown?: true
}

/** A deployment that GitLab holds in the end. */
export interface Held {
  environment: string
  /** Several where it is a matter of chance. */
  status: DeploymentStatus | readonly DeploymentStatus[]
  commit: CommitName
  ref: string
  tag?: boolean
  /** External URL of the environment. */
  url?: string
  /** State of the environment; available unless said. */
  state?: EnvironmentState
}

/** How a case ends on a runner. */
export interface Outcome {
  held: readonly Held[]
  /** How each run ends, as the runner shows it. */
  runs: readonly Word[]
  /** The stages of each step of the action that ran, such as `pre main post`, in the order of jobs and steps. */
  stages: readonly string[]
}

/** What one runner does differently from the others, and why. */
export type Exception = Partial<Outcome> & { because: string }

export interface Case {
  name: string
  /** Below this repository. */
  workflow: string
  runs: readonly RunSpec[]
  expected: Outcome
  on?: Partial<Record<ProfileName, Exception>>
  /** Runners on which there is no such thing, and why. */
  impossible?: Partial<Record<ProfileName, string>>
  /** Runners that show it only together with their server, and why. */
  needsServer?: Partial<Record<ProfileName, string>>
  /** Why the emulation of the runners cannot run it. */
  onlyReal?: string
  /** Runs on the oldest supported version of a runner as well. */
  fast?: true
  /** The repository is this one; else it is one that deploys. */
  inActionRepository?: true
  /** A machine died yesterday in the middle of a deployment to production, which GitLab still holds as running. */
  leftRunning?: true
  /** GitLab's project is empty, and the workflow fills it. */
  workflowMirrors?: true
  /** What two runs on one runner need not agree in, and why. */
  varies?: { inputs: readonly string[]; because: string }
}
