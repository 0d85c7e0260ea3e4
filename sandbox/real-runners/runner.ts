import type { ProfileName } from '../runner/index.js'
import type { TriggeringEvent } from './events.js'

/** What a runner is given to run. */
export interface Task {
  /** A git repository with a work tree, at the commit of the event. */
  repository: string
  sha: string
  /** Below the repository. */
  workflow: string
  event: TriggeringEvent
  secrets: Readonly<Record<string, string>>
  /** For every step. */
  env: Readonly<Record<string, string>>
  /** `OWNER/REPO` to its folder, which is a git repository with the tag v1. */
  actions: Readonly<Record<string, string>>
  /** Holds the folder of each owner. */
  owners: string
  /** An empty folder that stands in for the home of whoever runs the runner. */
  home: string
}

/** How a run ended. Of a real program only its exit tells: there a cancel is a failure as well. */
export interface Ended {
  conclusion: 'success' | 'failure' | 'cancelled'
  log: string
}

/** A run under way. */
export interface Running {
  done: Promise<Ended>
  /** SIGINT cancels the run, SIGTERM ends the runner. */
  end: (signal: 'SIGINT' | 'SIGTERM') => void
  /** Takes it away with all that it started. */
  kill: () => void
}

/** Something that runs workflows: a real program, or the emulation of one. */
export interface Runner {
  kind: ProfileName
  real: boolean
  /** Such as `act 0.2.89`. */
  title: string
  /** Whether it can be told what an event is about. */
  takesEvents: boolean
  start: (task: Task) => Running | Promise<Running>
}
