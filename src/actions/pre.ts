import { TIME_TO_START } from '../budget.js'
import { readToken } from '../inputs/connection.js'
import { InputReader } from '../inputs/reader.js'
import { readRootInputs } from '../inputs/root.js'
import { log } from '../report/console.js'
import { runnerOf } from '../runner.js'
import type { World } from '../world.js'
import { isOff } from '../lifecycle/off.js'
import { targetOf } from '../lifecycle/same-target.js'
import { openStage } from '../lifecycle/stage.js'
import { newTracking } from '../lifecycle/new-tracking.js'
import { MADE_UP_BY_MAIN, MADE_UP_BY_POST, reportDeferred } from '../lifecycle/not-started.js'
import { start } from '../lifecycle/start.js'

/**
 * Before the job's first step: starts the deployment where post is sure to follow, so that no failure on the way to the
 * step goes unseen. Never fails: inputs that come from earlier steps are still empty here, and main judges them.
 */
export async function pre(world: World): Promise<void> {
  const inputs = new InputReader()
  const token = readToken(inputs, world.env)
  if (isOff(token, world.env)) return
  const runner = runnerOf(world.env)
  const { connection, wanted, settings, startAt } = readRootInputs(inputs, token, world.env)
  if (!runner.postFollowsPre) {
    log.info(
      'The start will be recorded when the job reaches this step, because this runner cannot report a failure before it.',
    )
    return
  }
  if (startAt === 'main') {
    log.info('The start will be recorded when the job reaches this step (start-at: main).')
    return
  }
  if (inputs.problems.length > 0) {
    log.info(
      `The start will be recorded when the job reaches this step, because some inputs are not known yet (${inputs.problems.join('; ')}).`,
    )
    return
  }

  const tracking = newTracking(targetOf(connection, wanted), settings, world.clock)
  const stage = openStage(world, connection, tracking, { ms: TIME_TO_START, last: false })
  const trouble = await start(stage)
  if (trouble !== undefined)
    await reportDeferred(stage, trouble, settings.onError === 'fail' ? MADE_UP_BY_MAIN : MADE_UP_BY_POST)
}
