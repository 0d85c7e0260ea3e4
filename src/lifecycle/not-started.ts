import { explain } from '../gitlab/explain.js'
import type { Trouble } from '../gitlab/trouble.js'
import { log } from '../report/console.js'
import { missing, name } from '../report/lines.js'
import { askForMirror } from './mirror.js'
import { remember, type Stage } from './stage.js'

/** Who makes up for a start that is not recorded, as a sentence of its own. */
export const MADE_UP_BY_POST = 'Your deployment continues; the action tries again when the job ends.'
export const MADE_UP_BY_FINISH = 'Your deployment continues; finish/ will record it.'
export const MADE_UP_BY_MAIN = 'The action tries again when the job reaches this step, and fails there if it cannot.'

/**
 * Says that the start is not recorded: in a plain line where a mirror has yet to bring the commit, else once in a warning,
 * however many stages and tries met the trouble.
 */
export async function reportDeferred(stage: Stage, trouble: Trouble, madeUp: string): Promise<void> {
  const { target, warned } = stage.tracking
  if (trouble.lag) {
    await askForMirror(stage)
    log.info(
      `The start of the ${name(target)} is not recorded yet, because ${missing(trouble, target)} has not reached GitLab. ${madeUp}`,
    )
  } else if (warned) {
    log.info(`The start of the ${name(target)} is still not recorded in GitLab. ${madeUp}`)
  } else {
    remember(stage, { warned: true })
    log.warning(
      `Could not record the start of the ${name(target)} in GitLab: ${await reason(stage, trouble)}. ${madeUp}`,
    )
  }
}

/** With `on-error: fail`: fails the step because the start is not recorded. */
export async function failForStart(stage: Stage, trouble: Trouble): Promise<void> {
  const { target } = stage.tracking
  log.failure(
    `Could not record the start of the ${name(target)} in GitLab (on-error: fail): ${await reason(stage, trouble)}.`,
  )
}

/** Why something is not recorded, and what to do; a clause without a full stop. */
export async function reason(stage: Stage, trouble: Trouble): Promise<string> {
  const { target } = stage.tracking
  if (!trouble.lag) return explain(stage.gitlab, trouble, target.environment, stage.deadline)
  return `GitLab does not have ${missing(trouble, target)}. Push it to GitLab, check the mirror, or raise commit-wait-seconds`
}
