import { finishDeployment } from '../gitlab/finish.js'
import { asTrouble, type Trouble } from '../gitlab/trouble.js'
import { readConnection, readToken, warnOfInsecureUrl } from '../inputs/connection.js'
import { environmentUrlOf } from '../inputs/environment-url.js'
import { InputReader, refused } from '../inputs/reader.js'
import { readSettings } from '../inputs/settings.js'
import { end, TIME_TO_FINISH } from '../lifecycle/end.js'
import { startLate } from '../lifecycle/mirror.js'
import { newTracking, recordedOf } from '../lifecycle/new-tracking.js'
import { reportNotRecorded } from '../lifecycle/not-recorded.js'
import { isOff } from '../lifecycle/off.js'
import { targetOf } from '../lifecycle/same-target.js'
import { openStage, takeDown, type Stage } from '../lifecycle/stage.js'
import { stopEnvironment } from '../lifecycle/stop-environment.js'
import { pairOf } from '../relay/pair.js'
import { readRelayedEvent, type RelayedEvent } from '../relay/event.js'
import { log } from '../report/console.js'
import { name } from '../report/lines.js'
import { writeSkippedOutputs, writeStartOutputs } from '../report/outputs.js'
import type { World } from '../world.js'

/**
 * `relay/`: mirrors into GitLab what another tool reports to GitHub about a deployment. Every report is a run of its own;
 * they come in any order, some twice, some at the same moment.
 */
export async function relay(world: World): Promise<void> {
  const inputs = new InputReader()
  const token = readToken(inputs, world.env)
  if (isOff(token, world.env)) {
    writeSkippedOutputs()
    return
  }
  const connection = readConnection(inputs, token)
  const settings = readSettings(inputs)
  const stopInactive = inputs.flag('stop-inactive', false)
  const event = readRelayedEvent(inputs)
  if (refused(inputs) || event === undefined) return
  warnOfInsecureUrl(connection)

  const { environment, revision } = event
  const tracking = newTracking(targetOf(connection, { environment, ...revision }), settings, world.clock)
  const stage = await openStage(world, connection, tracking, { ms: TIME_TO_FINISH, last: true })
  await mirror(stage, event, stopInactive)
  writeStartOutputs(stage.tracking)
}

async function mirror(stage: Stage, event: RelayedEvent, stopInactive: boolean): Promise<void> {
  const { reported } = event
  if (reported.kind === 'unknown') {
    log.info(`GitHub reports the state ${reported.state}, which says nothing that GitLab could hold.`)
  } else if (reported.kind === 'inactive') {
    if (stopInactive) await stopIfStillThis(stage, event)
    else log.info('GitHub reports the deployment as inactive; GitLab keeps what it holds.')
  } else {
    const trouble = await holdPair(stage, event)
    const outcome = reported.kind === 'ended' ? reported.outcome : undefined
    if (outcome !== undefined)
      await end(stage, { main: 'ran', outcome }, environmentUrlOf(event.environmentUrl), trouble)
    else if (trouble !== undefined) await reportNotRecorded(stage, trouble)
  }
}

/**
 * Makes sure that GitLab holds the deployment: the one it holds already, whatever its status, so that a late report never
 * reopens what has ended; else a new one. Returns the trouble where it does not.
 */
async function holdPair(stage: Stage, event: RelayedEvent): Promise<Trouble | undefined> {
  const { gitlab, tracking, deadline } = stage
  try {
    const pair = await pairOf(gitlab, tracking.target, event.createdAt, deadline)
    if (pair !== undefined) {
      takeDown(stage, { start: { phase: 'recorded', deployment: recordedOf(pair) } })
      log.info(`GitLab holds this ${name(tracking.target)} already: #${pair.iid}, ${pair.status}.`)
      return undefined
    }
  } catch (error) {
    return asTrouble(error)
  }
  const trouble = await startLate(stage)
  if (trouble === undefined) await yieldToEarlier(stage, event)
  return trouble
}

/** Of two records made by reports at the same moment the one with the lower id stays; the other is closed. */
async function yieldToEarlier(stage: Stage, event: RelayedEvent): Promise<void> {
  const { start: ours, target } = stage.tracking
  if (ours.phase !== 'recorded') return
  try {
    const pair = await pairOf(stage.gitlab, target, event.createdAt, stage.deadline)
    if (pair === undefined || pair.id >= ours.deployment.id) return
    await finishDeployment(stage.gitlab, ours.deployment.id, 'canceled', stage.deadline)
    takeDown(stage, { start: { phase: 'recorded', deployment: recordedOf(pair) } })
    log.info(
      `Another report was recorded at the same moment as #${pair.iid}, so #${ours.deployment.iid} is closed as canceled.`,
    )
  } catch (error) {
    log.warning(
      `It could not be made sure that the ${name(target)} is recorded only once in GitLab: ${asTrouble(error).message}.`,
    )
  }
}

/** GitHub calls a deployment inactive also when a newer one replaces it: then the environment is in use and stays. */
async function stopIfStillThis(stage: Stage, { createdAt }: RelayedEvent): Promise<void> {
  const { gitlab, tracking, deadline } = stage
  const { target, settings } = tracking
  try {
    const { deployments } = await gitlab.listDeployments({ environment: target.environment }, 1, deadline)
    const pair = await pairOf(gitlab, target, createdAt, deadline)
    const newest = deployments[0]
    if (newest !== undefined && newest.id !== pair?.id) {
      log.info(`The environment ${target.environment} has a newer deployment in GitLab, so it is not stopped.`)
      return
    }
    await stopEnvironment(stage.gitlab, target.environment, deadline)
  } catch (error) {
    log.trouble(
      settings.onError,
      `The environment ${target.environment} is not stopped in GitLab: ${asTrouble(error).message}.`,
    )
  }
}
