import * as core from '@actions/core'
import { TIME_TO_FINISH } from '../budget.js'
import { Deadline } from '../deadline.js'
import { GitLab } from '../gitlab/api.js'
import { explain } from '../gitlab/explain.js'
import { isOurs, newestFirst } from '../gitlab/pages.js'
import type { Deployment } from '../gitlab/shapes.js'
import { asTrouble, Trouble } from '../gitlab/trouble.js'
import { readConnection, readToken, warnOfInsecureUrl } from '../inputs/connection.js'
import { InputReader, refused } from '../inputs/reader.js'
import { readOnError, type OnError } from '../inputs/settings.js'
import { environmentNameProblem } from '../inputs/wanted.js'
import { closeAll } from '../lifecycle/close-left-running.js'
import { isOff } from '../lifecycle/off.js'
import { log } from '../report/console.js'
import { leftRunningLine } from '../report/lines.js'
import { writeSweepSummary, type Swept } from '../report/sweep-summary.js'
import type { World } from '../world.js'

interface SweepInputs {
  /** Empty for all. */
  environments: string[]
  olderThanHours: number
  closeAs: 'canceled' | 'failed'
  dryRun: boolean
  onError: OnError
}

/** `sweep/`: on a schedule, closes deployments that a killed runner left `running`. */
export async function sweep(world: World): Promise<void> {
  const inputs = new InputReader()
  const token = readToken(inputs, world.env)
  if (isOff(token, world.env)) {
    writeCounts([])
    return
  }
  const connection = readConnection(inputs, token)
  const read = readSweepInputs(inputs)
  if (refused(inputs)) return
  warnOfInsecureUrl(connection)

  const deadline = Deadline.in(TIME_TO_FINISH, world.clock)
  const gitlab = new GitLab(connection, world.send)
  const found = await leftRunning(gitlab, read, deadline).catch(asTrouble)
  if (found instanceof Trouble) {
    log.trouble(
      read.onError,
      `Could not list the running deployments in GitLab: ${await explain(gitlab, found, 'in question', deadline)}.`,
    )
    writeCounts([])
    return
  }
  if (found.length === 0)
    log.info(`No deployment has been running in GitLab for more than ${read.olderThanHours} hours.`)
  const swept = read.dryRun ? wouldClose(found, read.closeAs) : await closeAll(gitlab, found, read, deadline)
  writeCounts(swept)
  if (swept.length > 0) await writeSweepSummary(swept, read.dryRun)
}

function readSweepInputs(inputs: InputReader): SweepInputs {
  const environments = inputs.lines('environments')
  for (const name of environments) {
    const problem = environmentNameProblem(name)
    if (problem !== undefined) inputs.bad('environments', name, problem)
  }
  return {
    environments,
    olderThanHours: inputs.wholeNumber('older-than-hours', 24, { least: 0, most: 87_600 }),
    closeAs: inputs.oneOf('close-as', ['canceled', 'failed']),
    dryRun: inputs.flag('dry-run', false),
    onError: readOnError(inputs),
  }
}

/** The oldest first. Ages are measured on GitLab's clock, from when a deployment was created. */
async function leftRunning(
  gitlab: GitLab,
  { environments, olderThanHours }: SweepInputs,
  deadline: Deadline,
): Promise<Deployment[]> {
  const found: Deployment[] = []
  const filters = environments.length === 0 ? [{}] : environments.map((environment) => ({ environment }))
  for (const filter of filters) {
    for await (const { deployments, clock } of newestFirst(gitlab, { ...filter, status: 'running' }, deadline)) {
      const before = (clock.serverTime ?? clock.receivedAt) - olderThanHours * 3_600_000
      found.push(
        ...deployments.filter(
          (deployment) =>
            isOurs(deployment) && deployment.status === 'running' && Date.parse(deployment.created_at) <= before,
        ),
      )
    }
  }
  // One that is named twice, or that moved to the next page meanwhile, is there twice.
  const once = new Map(found.map((deployment) => [deployment.id, deployment]))
  return [...once.values()].sort((a, b) => a.id - b.id)
}

function wouldClose(found: Deployment[], closeAs: string): Swept[] {
  return found.map((deployment) => {
    log.info(`Would close ${leftRunningLine(deployment)}, as ${closeAs}.`)
    return { deployment, result: 'found' }
  })
}

function writeCounts(swept: Swept[]): void {
  core.setOutput('found', swept.length)
  core.setOutput('closed', swept.filter(({ result }) => result === 'canceled' || result === 'failed').length)
}
