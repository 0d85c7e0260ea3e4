import { TIME_TO_FINISH } from '../budget.js'
import { explain } from '../gitlab/explain.js'
import { closeDeployment } from '../gitlab/finish.js'
import { persistently } from '../gitlab/patience.js'
import type { Deployment } from '../gitlab/shapes.js'
import { asTrouble, Trouble } from '../gitlab/trouble.js'
import { readConnection, readToken, warnOfInsecureUrl } from '../inputs/connection.js'
import { environmentUrlOf } from '../inputs/environment-url.js'
import { InputReader, refused } from '../inputs/reader.js'
import { readSettings } from '../inputs/settings.js'
import { end } from '../lifecycle/end.js'
import { startLate } from '../lifecycle/mirror.js'
import { newTracking, recordedOf } from '../lifecycle/new-tracking.js'
import { reportNotRecorded } from '../lifecycle/not-recorded.js'
import { isOff } from '../lifecycle/off.js'
import { showRunOnCommit } from '../lifecycle/run-link.js'
import { targetOf } from '../lifecycle/same-target.js'
import { openStage, remember, type Stage } from '../lifecycle/stage.js'
import { stopEnvironment } from '../lifecycle/stop-environment.js'
import { finalStatusOf } from '../outcome.js'
import { isOfReport, pairOf, type Reported } from '../relay/pair.js'
import { readRelayedEvent, type Ended, type RelayedEvent } from '../relay/event.js'
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
  const event = readRelayedEvent(inputs, world.env)
  if (refused(inputs) || event === undefined) return
  warnOfInsecureUrl(connection)

  const { environment, revision } = event
  const tracking = newTracking(targetOf(connection, { environment, ...revision }), settings, world.clock)
  const stage = openStage(world, connection, tracking, { ms: TIME_TO_FINISH, last: true })
  if (event.reported.kind === 'running' || event.reported.kind === 'ended') {
    const held = await mirror(stage, event, event.reported)
    writeStartOutputs(stage.tracking, held)
    return
  }
  if (event.reported.kind === 'unknown')
    log.info(`GitHub reports the state ${event.reported.state}, which has no counterpart in GitLab.`)
  else if (stopInactive) await stopIfStillThis(stage, event)
  else log.info('GitHub reports the deployment as inactive. GitLab keeps its record as it is.')
  writeSkippedOutputs()
}

function reportedOf({ tracking: { target } }: Stage, { createdAt }: RelayedEvent): Reported {
  return { environment: target.environment, sha: target.sha, createdAt }
}

/** Makes GitLab hold the deployment as it is reported; gives whether it does. */
async function mirror(stage: Stage, event: RelayedEvent, reported: { kind: 'running' } | Ended): Promise<boolean> {
  const found = await holdPair(stage, event).catch(asTrouble)
  const trouble = found instanceof Trouble ? found : undefined
  if (reported.kind === 'running') {
    if (trouble !== undefined) await reportNotRecorded(stage, trouble)
    return trouble === undefined
  }
  // A report that comes twice changes nothing: what it would set may belong to a newer deployment by now.
  if (found === finalStatusOf(reported.outcome)) return true
  return end(stage, { main: 'ran', outcome: reported.outcome }, environmentUrlOf(event.environmentUrl), trouble)
}

/**
 * Makes sure that GitLab holds the deployment: the one it holds already, whatever its status, so that a late report never
 * reopens what has ended; else a new one. Gives the status that it has. Throws `Trouble` where GitLab does not hold it.
 */
async function holdPair(stage: Stage, event: RelayedEvent): Promise<string> {
  const { gitlab, tracking, deadline } = stage
  const pair = await pairOf(gitlab, reportedOf(stage, event), deadline)
  if (pair !== undefined) {
    remember(stage, { start: { phase: 'recorded', deployment: recordedOf(pair) } })
    log.info(`GitLab already has this ${name(tracking.target)}: #${pair.iid}, ${pair.status}.`)
    return pair.status
  }
  const trouble = await startLate(stage)
  if (trouble !== undefined) throw trouble
  const earlier = await yieldToEarlier(stage, event)
  if (earlier !== undefined) return earlier.status
  if (event.reported.kind === 'running') await showRunOnCommit(stage, 'running')
  return 'running'
}

/** Of two records made by reports at the same moment the one with the lower id stays, and is given; the other is closed. */
async function yieldToEarlier(stage: Stage, event: RelayedEvent): Promise<Deployment | undefined> {
  const { start: ours, target } = stage.tracking
  if (ours.phase !== 'recorded') return undefined
  // The final status of the one that stays must not wait for it.
  const deadline = stage.deadline.within(stage.deadline.left() / 3)
  try {
    const pair = await pairOf(stage.gitlab, reportedOf(stage, event), deadline)
    if (pair === undefined || pair.id >= ours.deployment.id) return undefined
    await closeDeployment(stage.gitlab, ours.deployment.id, 'canceled', deadline)
    remember(stage, { start: { phase: 'recorded', deployment: recordedOf(pair) } })
    log.info(
      `Another report was recorded at the same moment as #${pair.iid}, so #${ours.deployment.iid} is closed as canceled.`,
    )
    return pair
  } catch (error) {
    log.warning(
      `Could not rule out that #${ours.deployment.iid} is a duplicate record of the ${name(target)} in GitLab: ${asTrouble(error).message}.`,
    )
    return undefined
  }
}

/** GitHub calls a deployment inactive also when a newer one replaces it: then the environment is in use and stays. */
async function stopIfStillThis(stage: Stage, event: RelayedEvent): Promise<void> {
  const { gitlab, tracking, deadline } = stage
  const { target, settings } = tracking
  try {
    const { deployments, clock } = await persistently(deadline, () =>
      gitlab.listDeployments({ environment: target.environment }, 1, deadline),
    )
    const reported = reportedOf(stage, event)
    const pair = await pairOf(gitlab, reported, deadline)
    // A twin that was closed in favour of the pair is no newer deployment.
    const newest = deployments.find((one) => one.status !== 'canceled' || !isOfReport(one, reported, clock))
    if (newest !== undefined && newest.id !== pair?.id) {
      log.info(`The environment ${target.environment} has a newer deployment in GitLab, so it is not stopped.`)
      return
    }
    await stopEnvironment(gitlab, target.environment, deadline)
  } catch (error) {
    const why = await explain(gitlab, asTrouble(error), target.environment, deadline)
    log.trouble(settings.onError, `Could not stop the environment ${target.environment} in GitLab: ${why}.`)
  }
}
