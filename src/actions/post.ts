import { Trouble } from '../gitlab/trouble.js'
import { readToken } from '../inputs/connection.js'
import { readEnvironmentUrl } from '../inputs/environment-url.js'
import { InputReader } from '../inputs/reader.js'
import { jobOutcome, outcomeOf, statusToReport, type Outcome } from '../outcome.js'
import { log } from '../report/console.js'
import { name } from '../report/lines.js'
import { writeSummary } from '../report/summary.js'
import { runnerOf } from '../runner.js'
import { openStage, type Stage } from '../lifecycle/stage.js'
import { state } from '../state.js'
import type { World } from '../world.js'
import { attemptOf, closeOthers } from '../lifecycle/close-others.js'
import { reportNotRecorded } from '../lifecycle/not-recorded.js'
import { report, TIME_TO_FINISH } from '../lifecycle/report.js'
import { adoptBegun } from '../lifecycle/start.js'

/** Milliseconds for everything that post does where the job was cancelled; runners kill what takes longer. */
const TIME_AFTER_A_CANCEL = 40_000

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
    if (!state.off()) log.info('This step began no deployment, so there is nothing to report.')
    return
  }
  const runner = runnerOf(world.env)
  const [status, jobStatus] = [inputs.text('status'), inputs.text('job-status')]
  const cancelled = [status, jobStatus].some((word) => outcomeOf(word) === 'cancelled')
  const stage = await openStage(world, { ...tracking.target, token }, tracking, {
    ms: cancelled ? TIME_AFTER_A_CANCEL : TIME_TO_FINISH,
    last: true,
  })
  if (tracking.start.phase === 'given up') leaveGivenUp(stage)
  else await finish(stage, inputs, jobOutcome(status, jobStatus, runner.freezesDefaults))
  await closeOthers(stage, world.send, stage.deadline)
}

async function finish(stage: Stage, inputs: InputReader, outcome: Outcome): Promise<void> {
  const { target } = stage.tracking
  const main = state.main()
  const ending = { main, outcome: main === 'refused' ? 'failure' : outcome } as const
  const { url, problem: urlProblem } = readEnvironmentUrl(inputs)
  const held = (await unknowable(stage)) ?? (await report(stage, ending, url))

  if (held instanceof Trouble) {
    const problem = await reportNotRecorded(stage, held)
    const status = statusToReport({ ...ending, recorded: true }) ?? 'canceled'
    return writeSummary(stage.tracking, { status, problem, endedAt: stage.deadline.clock.now() })
  }
  if (main === 'ran' && outcome === 'unknown') log.warning(howToTellTheOutcome(stage))
  if (held === 'nothing') {
    log.info(`No ${name(target)} is recorded in GitLab: nothing shows that one took place.`)
    return
  }
  if (held === 'success' && urlProblem !== undefined)
    log.warning(`The environment's URL is not set in GitLab: ${urlProblem}.`)
  await writeSummary(stage.tracking, { status: held, endedAt: stage.deadline.clock.now() })
}

/** What keeps this stage from telling GitLab anything at all: no token, or a start of which nobody knows what became. */
async function unknowable(stage: Stage): Promise<Trouble | undefined> {
  if (stage.gitlab.connection.token === '')
    return new Trouble('refused', 'the input token is empty at the end of the job, although it was not before')
  return adoptBegun(stage)
}

function howToTellTheOutcome({ tracking: { start, target } }: Stage): string {
  const so = start.phase === 'recorded' ? 'is recorded as canceled' : 'is not recorded'
  return `Nobody said how the job ended, so the ${name(target)} ${so}: give this step the input \`status: \${{ job.status }}\`.`
}

/** With `on-error: fail` nothing was deployed. Should GitLab hold a record all the same, it must not stay running. */
function leaveGivenUp(stage: Stage): void {
  const attempt = attemptOf(stage.tracking.start)
  const { start, target, leftOpen } = stage.tracking
  log.info(`Main failed before anything was deployed, so there is nothing to report.`)
  if (attempt !== undefined) stage.tracking = { ...stage.tracking, leftOpen: [...leftOpen, { start, target }] }
}
