import type { DeploymentRecord } from '../../../sandbox/gitlab/model/deployment.js'
import type { Fault } from '../fault.js'
import { ORDER, type Point } from '../points.js'
import { GitLabInMemory } from './gitlab.js'
import { runJob, type JobRun } from './job.js'
import { OTHER_SHA, SHA } from './repository.js'
import { strike } from './strike.js'
import { VirtualTime } from './time.js'
import type { Exchange } from './wire.js'

/** How the job of a cell ends, and what the user wants of trouble. */
export interface Mode {
  outcome: 'success' | 'failure' | 'cancelled'
  onError: 'warn' | 'fail'
}

/** One fault at one point that is over after so many requests. */
export interface Cell {
  point: Point
  fault: Fault
  /** How many requests it meets. */
  times: number
  mode: Mode
}

/** What came of a cell. */
export interface Result extends JobRun {
  cell: Cell
  /** How many requests the fault did meet. */
  struck: number
  /** What GitLab holds of the job, some minutes after its end. */
  held: readonly DeploymentRecord[]
  /** How many of those were there when the job ended. */
  heldAtEnd: number
  /** What GitLab held of others before, and what became of it. */
  others: readonly { was: string; is: string }[]
  externalUrl: string | null
}

/** Milliseconds after which nothing that a request has set off can come any more. */
const AFTERMATH = 600_000

export async function runCell(cell: Cell): Promise<Result> {
  const time = new VirtualTime()
  const gitlab = new GitLabInMemory(time, 'in memory')
  const foreign = new Map<DeploymentRecord, string>()
  const add = (seed: Parameters<typeof gitlab.project.seedDeployment>[0]) => {
    const row = gitlab.project.seedDeployment(seed)
    foreign.set(row, row.status)
  }
  const ago = (ms: number) => new Date(Number(gitlab.world.now()) - ms)
  // The same commit was deployed before, and an earlier job was killed and left its record running.
  add({ environment: 'production', sha: SHA, status: 'success', createdAt: ago(3_600_000) })
  add({ environment: 'production', sha: SHA, status: 'running', createdAt: ago(4_000) })

  const counted = new Map<string, number>()
  let struck = 0
  const handler = async (exchange: Exchange) => {
    const { kind, stage } = exchange
    const nth = (counted.get(kind) ?? 0) + 1
    counted.set(kind, nth)
    if (kind === 'create deployment' && nth === 1) {
      // Others begin at the same moment: a CI job with this commit, and a job with another one.
      add({ environment: 'production', sha: SHA, status: 'running', deployable: { id: 77, name: 'deploy' } })
      add({ environment: 'production', sha: OTHER_SHA, status: 'running' })
    }
    const before = cell.point.setUp?.({ kind, stage, nth })
    if (before !== undefined) return strike(before, exchange)
    const due = kind === cell.point.kind && ORDER.indexOf(stage) >= ORDER.indexOf(cell.point.stage)
    if (!due || struck >= cell.times) return exchange.process()
    struck += 1
    return strike(cell.fault.action, exchange)
  }

  const { outcome, onError } = cell.mode
  const inputs = { 'on-error': onError, ...cell.point.inputs }
  const ours = () => gitlab.project.deployments.filter((row) => !foreign.has(row))
  const run = await time.until(runJob(gitlab, { inputs, outcome, sha: SHA, handler }))
  const heldAtEnd = ours().length
  await time.until(time.sleep(AFTERMATH))
  return {
    ...run,
    cell,
    struck,
    held: ours(),
    heldAtEnd,
    others: [...foreign].map(([row, was]) => ({ was, is: row.status })),
    externalUrl: gitlab.project.findEnvironment('production')?.externalUrl ?? null,
  }
}
