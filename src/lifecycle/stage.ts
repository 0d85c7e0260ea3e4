import { Deadline } from '../deadline.js'
import { GitLab } from '../gitlab/api.js'
import type { Connection } from '../gitlab/vocabulary.js'
import { runnerOf, type Runner } from '../runner.js'
import { state, type Tracking } from '../state.js'
import type { World } from '../world.js'

/** One stage at work on one deployment. */
export interface Stage {
  gitlab: GitLab
  runner: Runner
  deadline: Deadline
  tracking: Tracking
}

/** Begins work on a deployment, with `ms` milliseconds for all of it. */
export function openStage(
  { env, clock, send }: World,
  connection: Connection,
  tracking: Tracking,
  { ms, last }: { ms: number; last: boolean },
): Stage {
  const deadline = Deadline.in(ms, clock, { last })
  return { gitlab: new GitLab(connection, send), runner: runnerOf(env), deadline, tracking }
}

/** Takes down what has come of the deployment, for this stage and, at once, for the ones after it. */
export function remember(stage: Stage, changes: Partial<Tracking>): void {
  stage.tracking = { ...stage.tracking, ...changes }
  state.saveTracking(stage.tracking)
}

/** Adds to what is worth telling in the summary. */
export function note(stage: Stage, text: string): void {
  remember(stage, { notes: [...stage.tracking.notes, text] })
}
