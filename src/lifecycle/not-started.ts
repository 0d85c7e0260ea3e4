import { explain } from '../gitlab/explain.js'
import type { Trouble } from '../gitlab/trouble.js'
import { log } from '../report/console.js'
import { missing, name } from '../report/lines.js'
import { askForMirror } from './mirror.js'
import { takeDown, type Stage } from './stage.js'

/** Who makes up for a start that is not recorded, as the last part of a sentence. */
export const MADE_UP_BY_POST = 'the end of this job tries again'
export const MADE_UP_BY_FINISH = 'finish/ makes up for it'

/**
 * Says that the start is not recorded: in a plain line where a mirror has yet to bring the commit, else once in a warning,
 * however many stages and tries met the trouble.
 */
export async function reportDeferred(stage: Stage, trouble: Trouble, madeUp: string): Promise<void> {
  const { target, warned } = stage.tracking
  if (trouble.lag) {
    await askForMirror(stage)
    log.info(
      `The start of the ${name(target)} is not recorded yet, because GitLab does not have ${missing(trouble, target)} yet; ${madeUp}.`,
    )
  } else if (warned) {
    log.info(`The start of the ${name(target)} is still not recorded in GitLab; ${madeUp}.`)
  } else {
    takeDown(stage, { warned: true })
    log.warning(
      `The start of the ${name(target)} is not recorded in GitLab: ${await reason(stage, trouble)}. The deployment goes on, and ${madeUp}.`,
    )
  }
}

/** With `on-error: fail`: fails the step because the start is not recorded. */
export async function failForStart(stage: Stage, trouble: Trouble): Promise<void> {
  const { target } = stage.tracking
  log.failure(
    `The start of the ${name(target)} is not recorded in GitLab, and on-error says fail: ${await reason(stage, trouble)}.`,
  )
}

/** Why something is not recorded, and what to do; a clause without a full stop. */
export async function reason(stage: Stage, trouble: Trouble): Promise<string> {
  const { target } = stage.tracking
  if (!trouble.lag) return explain(stage.gitlab, trouble, target.environment, stage.deadline)
  return `GitLab does not have ${missing(trouble, target)}: push it there, or see to it that the mirror brings it in time; commit-wait-seconds says how long it is waited for`
}
