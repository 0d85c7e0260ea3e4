import type { Deadline } from '../deadline.js'
import type { GitLab } from '../gitlab/api.js'
import type { Runner } from '../runner.js'
import { state, type Tracking } from '../state.js'

/** One stage at work on one deployment. */
export interface Stage {
  gitlab: GitLab
  runner: Runner
  deadline: Deadline
  /** True in the stage after which none comes that could make up for anything. */
  last: boolean
  tracking: Tracking
}

/** Takes down what has come of the deployment, for this stage and, at once, for the ones after it. */
export function takeDown(stage: Stage, changes: Partial<Tracking>): void {
  stage.tracking = { ...stage.tracking, ...changes }
  state.saveTracking(stage.tracking)
}

/** Adds to what is worth telling in the summary. */
export function note(stage: Stage, text: string): void {
  takeDown(stage, { notes: [...stage.tracking.notes, text] })
}
