import { TIME_TO_FINISH } from '../budget.js'
import { findDeployment } from '../gitlab/find.js'
import { isOurs, newestRunning } from '../gitlab/pages.js'
import type { Deployment } from '../gitlab/shapes.js'
import { asTrouble, Trouble } from '../gitlab/trouble.js'
import type { FinalStatus } from '../gitlab/vocabulary.js'
import { readToken, warnOfInsecureUrl } from '../inputs/connection.js'
import { readEnvironmentUrl } from '../inputs/environment-url.js'
import { readFinishInputs, type FinishInputs } from '../inputs/finish.js'
import { InputReader, refused } from '../inputs/reader.js'
import { newTracking, recordedOf } from '../lifecycle/new-tracking.js'
import { isOff } from '../lifecycle/off.js'
import { updateEnvironment, warnOfEnvironment } from '../lifecycle/environment.js'
import { end } from '../lifecycle/end.js'
import { targetOf } from '../lifecycle/same-target.js'
import { openStage, remember, type Stage } from '../lifecycle/stage.js'
import { finalStatusOf } from '../outcome.js'
import { log } from '../report/console.js'
import { statusLine } from '../report/lines.js'
import { writeSkippedOutputs, writeStartOutputs } from '../report/outputs.js'
import type { World } from '../world.js'

/**
 * `finish/`: gives a deployment its final status, in whatever step or job. It is the one with the given id, or else the
 * newest running one of the environment and commit; where there is none, it is recorded late.
 */
export async function finish(world: World): Promise<void> {
  const inputs = new InputReader()
  const token = readToken(inputs, world.env)
  if (isOff(token, world.env)) {
    writeSkippedOutputs()
    return
  }
  const read = readFinishInputs(inputs, token, world.env)
  if (refused(inputs)) return
  warnOfInsecureUrl(read.connection)

  const { connection, wanted, settings, outcome } = read
  const tracking = newTracking(targetOf(connection, wanted), settings, world.clock)
  const stage = openStage(world, connection, tracking, { ms: TIME_TO_FINISH, last: true })
  const found = await find(stage, read).catch(asTrouble)
  const environmentUrl = readEnvironmentUrl(inputs)
  const status = finalStatusOf(outcome)
  const [deployment, trouble] = found instanceof Trouble ? [undefined, found] : [found, undefined]
  if (deployment?.status === status) {
    await confirm(stage, deployment, status, environmentUrl.url)
    writeStartOutputs(stage.tracking)
    return
  }
  if (deployment !== undefined && deployment.status !== 'running')
    log.info(`Deployment #${deployment.iid} is ${deployment.status} in GitLab so far. Correcting it to ${status}.`)
  const unknowable = trouble ?? (deployment === undefined ? cannotBeMade(stage) : undefined)
  const held = await end(stage, { main: 'ran', outcome }, environmentUrl, unknowable)
  writeStartOutputs(stage.tracking, held)
}

/** Finds the deployment and takes it down; undefined where GitLab has none. */
async function find(stage: Stage, { deploymentId, wanted }: FinishInputs): Promise<Deployment | undefined> {
  const { gitlab, deadline } = stage
  const found =
    deploymentId === undefined
      ? await newestRunning(gitlab, wanted, deadline)
      : await findDeployment(gitlab, deploymentId, deadline)
  if (found === undefined) return undefined
  if (!isOurs(found))
    throw new Trouble('refused', `deployment ${found.id} belongs to a GitLab CI job, and only that job can change it`)
  if (wanted.environment !== '' && found.environment.name !== wanted.environment) {
    throw new Trouble(
      'refused',
      `deployment ${found.id} is one to ${found.environment.name}, and the input environment says ${wanted.environment}`,
    )
  }
  const { sha, ref, environment } = found
  remember(stage, {
    start: { phase: 'recorded', deployment: recordedOf(found) },
    target: { ...stage.tracking.target, environment: environment.name, sha, ref },
    startedAt: Date.parse(found.created_at),
  })
  return found
}

/** The deployment has this very status already; an earlier run may still have failed to set URL and tier. */
async function confirm(stage: Stage, found: Deployment, status: FinalStatus, url: string | undefined): Promise<void> {
  const deployment = recordedOf(found)
  log.info(statusLine(stage.tracking.target, deployment, status, { already: true }))
  const trouble = status === 'success' ? await updateEnvironment(stage, deployment, url) : undefined
  if (trouble !== undefined) await warnOfEnvironment(stage, trouble)
}

/** What a deployment that is gone lacks for being recorded anew, when only its id was given. */
function cannotBeMade({ tracking: { target } }: Stage): Trouble | undefined {
  if (target.environment !== '' && target.sha !== '' && target.ref !== '') return undefined
  return new Trouble(
    'refused',
    'the deployment with this deployment-id is no longer in GitLab. To record it anew, this step needs environment, sha and ref',
  )
}
