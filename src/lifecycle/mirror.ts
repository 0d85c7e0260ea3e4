import { LEAST_WITH_FINAL_STATUS, TIME_FOR_A_LAST_LOOK } from '../budget.js'
import { Deadline } from '../deadline.js'
import { commitArrives } from '../gitlab/commit-wait.js'
import { asTrouble, type Trouble } from '../gitlab/trouble.js'
import { log } from '../report/console.js'
import { missing } from '../report/lines.js'
import { note, remember, type Stage } from './stage.js'
import { start } from './start.js'

/**
 * Asks GitLab, once at the start and once at the end, to pull its mirror now; where it does not, the wait goes on anyway.
 */
export async function askForMirror(stage: Stage): Promise<void> {
  const { tracking, gitlab, deadline } = stage
  if (!tracking.settings.pullMirror || (tracking.mirrorAsked && !deadline.last)) return
  remember(stage, { mirrorAsked: true })
  try {
    await gitlab.pullMirror(deadline)
    log.info('Asked GitLab to update its mirror now.')
  } catch (error) {
    log.info(`GitLab could not be asked to update its mirror: ${asTrouble(error).message}`)
  }
}

/** Between two requests to create what GitLab refuses although it shows the commit, in milliseconds. */
const PAUSE_AFTER_ANOTHER_REFUSAL = 2_000

/**
 * Waits for a commit that GitLab does not have yet until the end of `time`, and starts again when it is there. Returns the
 * trouble that is left.
 */
async function waitAndStart(stage: Stage, lag: Trouble, time: Deadline): Promise<Trouble | undefined> {
  const { tracking, gitlab } = stage
  await askForMirror(stage)
  log.info(`Waiting for ${missing(lag, tracking.target)} to reach GitLab.`)
  const begunAt = time.clock.now()
  for (;;) {
    const arrived = await commitArrives(gitlab, tracking.target, time, TIME_FOR_A_LAST_LOOK)
    if (arrived === 'missing') return lag
    const trouble = await start(stage)
    if (trouble === undefined && arrived === 'there')
      note(stage, `waited ${Math.round((time.clock.now() - begunAt) / 1000)} s for the commit to reach GitLab`)
    if (trouble?.lag !== true || time.left() <= 0) return trouble
    // A part of GitLab that lags behind another may show a commit and yet refuse it.
    await time.sleep(PAUSE_AFTER_ANOTHER_REFUSAL)
  }
}

/** With `on-error: fail` a missing commit is waited for here, on top of main's own time: it must not come too late. */
export async function startOrWait(stage: Stage): Promise<Trouble | undefined> {
  const trouble = await start(stage)
  const { onError, commitWaitSeconds } = stage.tracking.settings
  if (trouble?.lag !== true || onError === 'warn') return trouble
  const wait = commitWaitSeconds * 1000
  if (wait === 0) return trouble
  stage.deadline = stage.deadline.later(wait)
  return waitAndStart(stage, trouble, Deadline.in(wait, stage.deadline.clock))
}

/** In the last stage: starts now, and waits for a missing commit as long as time is left for the final status. */
export async function startLate(stage: Stage): Promise<Trouble | undefined> {
  const trouble = await start(stage)
  if (trouble?.lag !== true) return trouble
  const wait = Math.min(
    stage.tracking.settings.commitWaitSeconds * 1000,
    stage.deadline.left() - LEAST_WITH_FINAL_STATUS - TIME_FOR_A_LAST_LOOK,
  )
  return wait > 0 ? waitAndStart(stage, trouble, stage.deadline.within(wait)) : trouble
}
