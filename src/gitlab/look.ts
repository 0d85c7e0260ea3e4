import type { Deadline } from '../deadline.js'
import { isOf, type GitLab } from './api.js'
import { doubt, GRAIN_OF_DATE, onOurClock, type ClockReading } from './clock-reading.js'
import { isOurs, newestFirst } from './pages.js'
import { persistently } from './patience.js'
import type { Deployment } from './shapes.js'
import { asTrouble, Trouble } from './trouble.js'
import type { Attempt, Wanted } from './vocabulary.js'

/**
 * Two empty lists this far apart, in milliseconds, show that GitLab is not working any more on a request that timed out.
 */
const QUIET_TIME = 10_000
/** The same for a request that broke off before its answer: nobody was still waiting for that one. */
const SHORT_QUIET_TIME = 3_000
/** How long after a request that was answered, or broke off, GitLab may still create what it asked for, in milliseconds. */
const LATEST_AFTER_AN_ANSWER = 30_000

/**
 * How long to look: `once` where GitLab is through with the request; `briefly` where it has only just broken off; `to the
 * end` of the time where GitLab may still be at it and a later stage can look again; `twice` where no later stage comes, or
 * where a proxy gave up waiting for GitLab.
 */
export type Patience = 'once' | 'briefly' | 'to the end' | 'twice'

/** How long to look for what became of an attempt, in the last stage or in an earlier one. */
export function patienceFor({ atWork }: Attempt, { last }: Deadline): Patience {
  if (!atWork) return 'once'
  return last ? 'twice' : 'to the end'
}

/** The deployment that was found; `none` where there is none; the trouble where that could not be established. */
export type LookResult = Deployment | 'none' | Trouble

/**
 * Looks in GitLab for the deployment that requests without an answer may have created: of this environment, commit and
 * ref, running, owned by no CI job, and created after the first request went out; never the one with the id `except`.
 */
export async function lookFor(
  gitlab: GitLab,
  wanted: Wanted,
  attempt: Attempt,
  deadline: Deadline,
  patience: Patience,
  { except }: { except?: number | undefined } = {},
): Promise<LookResult> {
  for (let looks = 1; ; looks++) {
    try {
      const candidates = await candidatesSince(gitlab, wanted, attempt, deadline)
      const found = nearest(
        candidates.filter(({ deployment }) => deployment.id !== except),
        attempt.sentAt,
      )
      if (found !== undefined) return found
    } catch (error) {
      return asTrouble(error)
    }
    if (patience === 'once' || (patience !== 'to the end' && looks === 2)) return 'none'
    const wait = { briefly: SHORT_QUIET_TIME, twice: QUIET_TIME, 'to the end': Math.min(1_000 * looks, 5_000) }[
      patience
    ]
    if (wait >= deadline.left()) return stillAtWork()
    await deadline.sleep(wait)
  }
}

function stillAtWork(): Trouble {
  return new Trouble(
    'timed-out',
    'GitLab did not answer the request that creates the deployment, and may still be working on it',
  )
}

/** A deployment that may be ours, with its time of creation on this machine's clock. */
interface Candidate {
  deployment: Deployment
  createdAt: number
}

/** All deployments that may have been created by our requests, over as many pages as they fill. */
export async function candidatesSince(
  gitlab: GitLab,
  wanted: Wanted,
  { begunAt, sentAt, atWork }: Attempt,
  deadline: Deadline,
): Promise<Candidate[]> {
  const matching: Deployment[] = []
  let clock: ClockReading | undefined
  const filter = { environment: wanted.environment, status: 'running' } as const
  for await (const page of newestFirst(gitlab, filter, deadline)) {
    clock = better(clock, page.clock)
    matching.push(...page.deployments.filter((deployment) => isOf(deployment, wanted) && isOurs(deployment)))
    const oldest = page.deployments.at(-1)
    if (oldest !== undefined && createdOnOurClock(oldest, page.clock) < begunAt - GRAIN_OF_DATE / 2) break
  }
  if (clock === undefined || matching.length === 0) return []
  const sure = await surer(gitlab, wanted, clock, deadline)
  return matching
    .map((deployment) => ({ deployment, createdAt: createdOnOurClock(deployment, sure) }))
    .filter(({ createdAt }) => createdAt >= begunAt - GRAIN_OF_DATE / 2)
    .filter(({ createdAt }) => atWork || createdAt <= sentAt + LATEST_AFTER_AN_ANSWER)
}

function better(a: ClockReading | undefined, b: ClockReading): ClockReading {
  return a === undefined || doubt(b) < doubt(a) ? b : a
}

/**
 * A reading of the server's clock that does not make others' deployments look later than they are: where the answer may
 * have been on its way for more than the grain of `Date`, the clock is read again, twice at most.
 */
async function surer(
  gitlab: GitLab,
  { environment }: Wanted,
  first: ClockReading,
  deadline: Deadline,
): Promise<ClockReading> {
  let clock = first
  for (let reads = 0; reads < 2 && doubt(clock) > GRAIN_OF_DATE; reads++) {
    const page = await persistently(deadline, () =>
      gitlab.listDeployments({ environment, status: 'running' }, 1, deadline),
    )
    clock = better(clock, page.clock)
  }
  return clock
}

function createdOnOurClock({ created_at: createdAt }: Deployment, clock: ClockReading): number {
  return onOurClock(Date.parse(createdAt), clock)
}

/**
 * Of several, the one created nearest after the request went out. The jobs of one matrix that start at the same moment
 * cannot be told apart better.
 */
function nearest(candidates: Candidate[], sentAt: number): Deployment | undefined {
  const byTime = [...candidates].sort((a, b) => a.createdAt - b.createdAt)
  // Our own may seem to have been created before its request went out, by as much as the reading of the clock is off.
  const after = byTime.find(({ createdAt }) => createdAt >= sentAt - GRAIN_OF_DATE / 2)
  return (after ?? byTime.at(-1))?.deployment
}
