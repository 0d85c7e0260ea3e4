import { Deadline } from '../deadline.js'
import { commitArrives } from '../gitlab/commit-wait.js'
import { LEAST_WITH_FINAL_STATUS } from '../gitlab/create.js'
import { asTrouble, type Trouble } from '../gitlab/trouble.js'
import { log } from '../report/console.js'
import { missing } from '../report/lines.js'
import { note, takeDown, type Stage } from './stage.js'
import { start } from './start.js'

/** Asks GitLab, once at the start and once at the end, to pull its mirror now; where it does not, the wait goes on anyway. */
export async function askForMirror(stage: Stage): Promise<void> {
  const { tracking, gitlab, deadline, last } = stage
  if (!tracking.settings.pullMirror || (tracking.mirrorAsked && !last)) return
  takeDown(stage, { mirrorAsked: true })
  try {
    await gitlab.pullMirror(deadline)
    log.info('Asked GitLab to pull its mirror now.')
  } catch (error) {
    log.info(`GitLab was asked to pull its mirror and did not: ${asTrouble(error).message}`)
  }
}

/**
 * Waits up to `commit-wait-seconds` for a commit that GitLab does not have yet, and starts again when it is there. Returns
 * the trouble that is left.
 */
export async function waitAndStart(stage: Stage, lag: Trouble, time: Deadline): Promise<Trouble | undefined> {
  await askForMirror(stage)
  const { tracking, gitlab } = stage
  log.info(`Waiting for ${missing(lag, tracking.target)}, which GitLab does not have yet.`)
  const begun = time.clock.now()
  if (!(await commitArrives(gitlab, tracking.target, time))) return lag
  note(stage, `waited ${Math.round((time.clock.now() - begun) / 1000)} s for the commit to reach GitLab`)
  const trouble = await start(stage)
  return trouble?.lag === true && time.left() > 0 ? waitAndStart(stage, trouble, time) : trouble
}

/** With `on-error: fail` a missing commit is waited for here, on top of main's own time: it must not come too late. */
export async function startOrWait(stage: Stage): Promise<Trouble | undefined> {
  const trouble = await start(stage)
  const { onError, commitWaitSeconds } = stage.tracking.settings
  if (trouble?.lag !== true || onError === 'warn') return trouble
  const wait = commitWaitSeconds * 1000
  stage.deadline = stage.deadline.later(wait)
  return waitAndStart(stage, trouble, Deadline.in(wait, stage.deadline.clock))
}

/** In the last stage: starts now, and waits for a missing commit as long as time is left for the final status. */
export async function startLate(stage: Stage): Promise<Trouble | undefined> {
  const trouble = await start(stage)
  if (trouble?.lag !== true) return trouble
  const wait = Math.min(
    stage.tracking.settings.commitWaitSeconds * 1000,
    stage.deadline.left() - LEAST_WITH_FINAL_STATUS,
  )
  return wait > 0 ? waitAndStart(stage, trouble, stage.deadline.within(wait)) : trouble
}
