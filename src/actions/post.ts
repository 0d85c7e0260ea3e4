import { TIME_AFTER_A_CANCEL, TIME_TO_FINISH } from '../budget.js'
import { Deadline } from '../deadline.js'
import { Trouble } from '../gitlab/trouble.js'
import { isToken, readToken } from '../inputs/connection.js'
import { readEnvironmentUrl } from '../inputs/environment-url.js'
import { InputReader } from '../inputs/reader.js'
import { jobOutcome, outcomeOf, statusToReport } from '../outcome.js'
import { log } from '../report/console.js'
import { openStage, type Stage } from '../lifecycle/stage.js'
import { state } from '../state.js'
import type { World } from '../world.js'
import { attemptOf, closeOthers } from '../lifecycle/close-others.js'
import { end } from '../lifecycle/end.js'
import { adoptBegun } from '../lifecycle/start.js'

/**
 * After the job's last step: gives the deployment its final status. Of its inputs it reads only what may change on the
 * way or is not kept; all else comes from the state, because inside nested composite actions GitHub hands post the inputs
 * of another step [actions/runner #2030, #3514].
 */
export async function post(world: World): Promise<void> {
  const inputs = new InputReader()
  const token = readToken(inputs, world.env)
  const tracking = state.tracking()
  if (tracking === undefined) {
    if (!state.off()) log.info('No deployment was started, so there is nothing to report.')
    return
  }
  const [status, jobStatus] = [inputs.text('status'), inputs.text('job-status')]
  const cancelled = [status, jobStatus].some((word) => outcomeOf(word) === 'cancelled')
  const stage = openStage(world, { ...tracking.target, token }, tracking, {
    ms: cancelled ? TIME_AFTER_A_CANCEL : TIME_TO_FINISH,
    last: true,
  })
  if (tracking.start.phase === 'given up') {
    leaveGivenUp(stage)
  } else {
    const ending = {
      main: state.main(),
      outcome: jobOutcome(status, jobStatus, stage.runner.freezesDefaults),
      word: status,
    }
    const nothingToTell =
      tracking.start.phase === 'deferred' && statusToReport({ ...ending, recorded: false }) === undefined
    await end(stage, ending, readEnvironmentUrl(inputs), nothingToTell ? undefined : await unknowable(stage))
  }
  // What nobody waits for must not hold the job up for long.
  const time = Math.min(TIME_AFTER_A_CANCEL, stage.deadline.left())
  await closeOthers(stage, world.send, Deadline.in(time, world.clock, { last: true }))
}

/** What keeps this stage from telling GitLab anything at all: no token, or a start of which nobody knows what became. */
async function unknowable(stage: Stage): Promise<Trouble | undefined> {
  const { token } = stage.gitlab.connection
  if (isToken(token)) return adoptBegun(stage)
  return new Trouble(
    'refused',
    `the input token ${token === '' ? 'is empty' : 'is not a valid token'} at the end of the job, although it was valid before`,
  )
}

/** With `on-error: fail` nothing was deployed. Should GitLab hold a record all the same, it must not stay running. */
function leaveGivenUp(stage: Stage): void {
  const { start, target, leftOpen } = stage.tracking
  if (attemptOf(start) === undefined)
    log.info('This step failed before anything was deployed, so there is nothing to report.')
  else stage.tracking = { ...stage.tracking, leftOpen: [...leftOpen, { start, target, runLink: false }] }
}
