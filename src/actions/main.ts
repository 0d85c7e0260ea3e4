import { TIME_TO_START } from '../budget.js'
import type { Trouble } from '../gitlab/trouble.js'
import { readToken, warnOfInsecureUrl } from '../inputs/connection.js'
import { InputReader, refused } from '../inputs/reader.js'
import { checkOutcomeKnowable, readRootInputs, type RootInputs } from '../inputs/root.js'
import { log } from '../report/console.js'
import { name } from '../report/lines.js'
import { writeSkippedOutputs, writeStartOutputs } from '../report/outputs.js'
import { runnerOf } from '../runner.js'
import { openStage, remember, type Stage } from '../lifecycle/stage.js'
import { state, type Tracking } from '../state.js'
import type { World } from '../world.js'
import { attemptOf, closeOthers } from '../lifecycle/close-others.js'
import { newTracking } from '../lifecycle/new-tracking.js'
import { isOff } from '../lifecycle/off.js'
import { isSameTarget, targetOf } from '../lifecycle/same-target.js'
import { startOrWait } from '../lifecycle/mirror.js'
import { failForStart, MADE_UP_BY_POST, reportDeferred } from '../lifecycle/not-started.js'

/**
 * When the job reaches the step: checks all inputs, because here a mistake still comes before the deployment; starts the
 * deployment unless pre has; corrects pre where it started another one; and writes the outputs.
 */
export async function main(world: World): Promise<void> {
  const inputs = new InputReader()
  const token = readToken(inputs, world.env)
  if (isOff(token, world.env)) {
    writeSkippedOutputs()
    return
  }
  state.saveMain('ran')
  const read = readRootInputs(inputs, token, world.env)
  checkOutcomeKnowable(inputs, runnerOf(world.env))
  if (refused(inputs)) {
    state.saveMain('refused')
    return
  }
  warnOfInsecureUrl(read.connection)

  const tracking = await startUnlessStarted(trackingFor(read, world), read, world)
  // A step that has failed hands out nothing that a later one could take for a deployment under way.
  if (tracking.start.phase !== 'given up') writeStartOutputs(tracking)
}

/** What pre left, if it is of the same deployment; else a new one, with pre's among those to be closed. */
function trackingFor({ connection, wanted, settings }: RootInputs, { clock }: World): Tracking {
  const target = targetOf(connection, wanted)
  const earlier = state.tracking()
  if (earlier !== undefined && isSameTarget(earlier.target, target)) return { ...earlier, settings }
  const fresh = { ...newTracking(target, settings, clock), warned: earlier?.warned ?? false }
  if (earlier === undefined || earlier.start.phase === 'deferred') return fresh
  log.warning(
    `A ${name(earlier.target)} was started before the job's first step, but the inputs now describe a ${name(target)}. The first one will be closed as canceled. Add \`start-at: main\` to this step, because some of its inputs come from earlier steps.`,
  )
  const { start, target: other, leftOpen } = earlier
  return { ...fresh, leftOpen: [...leftOpen, { start, target: other, runLink: earlier.settings.runLink }] }
}

async function startUnlessStarted(tracking: Tracking, { connection }: RootInputs, world: World): Promise<Tracking> {
  state.saveTracking(tracking)
  if (tracking.start.phase === 'recorded') return tracking
  const stage = openStage(world, connection, tracking, { ms: TIME_TO_START, last: false })
  if (tracking.leftOpen.length > 0) await closeOthers(stage, world.send, stage.deadline.within(TIME_TO_START / 3))
  const trouble = await startOrWait(stage)
  if (trouble !== undefined && tracking.settings.onError === 'fail') await giveUp(stage, trouble)
  else if (trouble !== undefined) await reportDeferred(stage, trouble, MADE_UP_BY_POST)
  return stage.tracking
}

async function giveUp(stage: Stage, trouble: Trouble): Promise<void> {
  const attempt = attemptOf(stage.tracking.start)
  remember(stage, { start: { phase: 'given up', ...(attempt === undefined ? {} : { attempt }) } })
  await failForStart(stage, trouble)
}
