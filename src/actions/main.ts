import { Deadline } from '../deadline.js'
import { GitLab } from '../gitlab/api.js'
import { explain } from '../gitlab/explain.js'
import type { Trouble } from '../gitlab/trouble.js'
import { isInsecure, readToken } from '../inputs/connection.js'
import { InputReader } from '../inputs/reader.js'
import { checkOutcomeKnowable, readRootInputs, type RootInputs } from '../inputs/root.js'
import { log } from '../report/console.js'
import { name } from '../report/lines.js'
import { writeOutputs } from '../report/outputs.js'
import { runnerOf, type Runner } from '../runner.js'
import { takeDown, type Stage } from '../lifecycle/stage.js'
import { state, type Tracking } from '../state.js'
import type { World } from '../world.js'
import { attemptOf, closeOthers } from '../lifecycle/close-others.js'
import { newTracking } from '../lifecycle/new-tracking.js'
import { isOff } from '../lifecycle/off.js'
import { TIME_TO_START } from './pre.js'
import { isSameTarget, targetOf } from '../lifecycle/same-target.js'
import { reportDeferred, start, waitAndStart } from '../lifecycle/start.js'

/**
 * When the job reaches the step: checks all inputs, because here a mistake still comes before the deployment; starts the
 * deployment unless pre has; corrects pre where it started another one; and writes the outputs.
 */
export async function main(world: World): Promise<void> {
  const inputs = new InputReader()
  const token = readToken(inputs, world.env)
  if (isOff(token, world.env)) {
    writeOutputs('skipped')
    return
  }
  state.saveMain('ran')
  const runner = runnerOf(world.env)
  const read = readRootInputs(inputs, token, world.env)
  checkOutcomeKnowable(inputs, runner)
  if (inputs.problems.length > 0) {
    state.saveMain('refused')
    for (const problem of inputs.problems) log.failure(problem)
    return
  }
  if (isInsecure(read.connection.gitlabUrl))
    log.warning(
      `gitlab-url begins with http://, so the token travels to ${read.connection.gitlabUrl} readable for everybody on the way: use https://.`,
    )

  const { start, target } = await startUnlessStarted(trackingFor(read, world), read, runner, world)
  if (start.phase === 'recorded') writeOutputs('recorded', target, start.deployment)
  else writeOutputs('deferred')
}

/** What pre left, if it is of the same deployment; else a new one, with pre's among those to be closed. */
function trackingFor({ connection, wanted, settings }: RootInputs, { clock }: World): Tracking {
  const target = targetOf(connection, wanted)
  const earlier = state.tracking()
  if (earlier === undefined) return newTracking(target, settings, clock)
  if (isSameTarget(earlier.target, target)) return { ...earlier, settings }
  log.warning(
    `Before the job's first step, a ${name(earlier.target)} was begun; now the inputs name a ${name(target)}. The first one is closed as canceled. Add \`start-at: main\` to this step, because some of its inputs come from earlier steps.`,
  )
  const { start, target: other, leftOpen } = earlier
  return { ...newTracking(target, settings, clock), leftOpen: [...leftOpen, { start, target: other }] }
}

async function startUnlessStarted(
  tracking: Tracking,
  { connection }: RootInputs,
  runner: Runner,
  { clock, send }: World,
): Promise<Tracking> {
  state.saveTracking(tracking)
  if (tracking.start.phase === 'recorded') return tracking
  const deadline = Deadline.in(TIME_TO_START, clock)
  const stage: Stage = { gitlab: await GitLab.connect(connection, send), runner, deadline, last: false, tracking }
  if (tracking.leftOpen.length > 0) await closeOthers(stage, send, deadline.within(deadline.left() / 3))
  const trouble = await startOrWait(stage)
  if (trouble !== undefined && tracking.settings.onError === 'fail') await giveUp(stage, trouble)
  else if (trouble !== undefined) await reportDeferred(stage, trouble)
  return stage.tracking
}

/** With `on-error: fail` a missing commit is waited for here, on top of main's own time: it must not come too late. */
async function startOrWait(stage: Stage): Promise<Trouble | undefined> {
  const trouble = await start(stage)
  const { onError, commitWaitSeconds } = stage.tracking.settings
  if (trouble?.lag !== true || onError === 'warn') return trouble
  const wait = commitWaitSeconds * 1000
  stage.deadline = stage.deadline.later(wait)
  return waitAndStart(stage, trouble, Deadline.in(wait, stage.deadline.clock))
}

async function giveUp(stage: Stage, trouble: Trouble): Promise<void> {
  const { gitlab, tracking, deadline } = stage
  const attempt = attemptOf(tracking.start)
  takeDown(stage, { start: { phase: 'given up', ...(attempt === undefined ? {} : { attempt }) } })
  const why = await explain(gitlab, trouble, tracking.target.environment, deadline)
  log.failure(`The start of the ${name(tracking.target)} is not recorded in GitLab, and on-error says fail: ${why}.`)
}
