import { LEAST_FOR_ONE_REQUEST, LEAST_WITH_FINAL_STATUS } from '../budget.js'
import type { Deadline } from '../deadline.js'
import type { GitLab } from './api.js'
import { lookFor, patienceFor, type Patience } from './look.js'
import { pause } from './patience.js'
import type { Deployment } from './shapes.js'
import { asTrouble, Trouble } from './trouble.js'
import type { Attempt, Wanted } from './vocabulary.js'

/** What came of trying to create a deployment. */
export type Creation =
  | {
      outcome: 'recorded'
      deployment: Deployment
      adopted: boolean
      /** Earlier requests without an answer; what they asked for may yet appear. */
      unanswered?: Attempt
    }
  /** Not recorded, for this reason; what `keep` was given last tells whether GitLab may hold it all the same. */
  | { outcome: 'not recorded'; trouble: Trouble }

export interface CreationPlan {
  deadline: Deadline
  /**
   * Keeps which requests GitLab may have acted on, undefined where there are none: before each request, because the stage
   * may be killed before the answer is here, and after each failure.
   */
  keep: (open: Attempt | undefined) => void
}

/**
 * Creates a deployment that is `running`, exactly once. A creating request is repeated blindly only where GitLab cannot
 * have seen it. After every other failure GitLab is searched for what the request may have created, and that is adopted;
 * only where there is nothing is it sent again.
 */
export async function createDeployment(
  gitlab: GitLab,
  wanted: Wanted,
  { deadline, keep }: CreationPlan,
): Promise<Creation> {
  let open: Attempt | undefined
  let unanswered: Attempt | undefined
  let trouble = tooLate()
  for (let tries = 1; hasTimeToCreate(deadline); tries++) {
    const sentAt = deadline.clock.now()
    // Counts from the first request that GitLab may have acted on: what others created before it is not ours.
    const sent = { begunAt: open?.begunAt ?? sentAt, sentAt, atWork: true }
    keep(sent)
    const answer = await createOnce(gitlab, wanted, deadline)
    if (!(answer instanceof Trouble)) return recordedAs(answer, false, unanswered)

    trouble = answer
    if (answer.open) open = { ...sent, atWork: answer.kind === 'timed-out' }
    keep(open)
    const again = answer.passing && (await pause(tries, answer, deadline, { reserve: LEAST_WITH_FINAL_STATUS + 500 }))
    // Without time for another request the next stage looks, or, where none comes, this one at least once.
    if (answer.open && open !== undefined && (again || deadline.last)) {
      const found = await lookFor(
        gitlab,
        wanted,
        open,
        deadline,
        again ? patienceAfter(answer, open, deadline) : 'once',
      )
      if (found instanceof Trouble) break
      if (found !== 'none') return recordedAs(found, true, unanswered)
      if (mayStillBeAtIt(answer)) unanswered ??= open
    }
    if (!again) break
  }
  return { outcome: 'not recorded', trouble }
}

/**
 * Where GitLab itself answered, it is through with the request. Where nobody did, the connection broke, or a proxy answered
 * in its place, it may still be at it.
 */
function mayStillBeAtIt({ kind, facts: { status = 0 } }: Trouble): boolean {
  return kind === 'timed-out' || kind === 'broken' || [408, 502, 504].includes(status)
}

/** How long to look after a request: longest where somebody gave up waiting for the answer. */
function patienceAfter(trouble: Trouble, attempt: Attempt, deadline: Deadline): Patience {
  const { status } = trouble.facts
  if (attempt.atWork) return patienceFor(attempt, deadline)
  if (status === 408 || status === 504) return 'twice'
  return mayStillBeAtIt(trouble) ? 'briefly' : 'once'
}

function recordedAs(deployment: Deployment, adopted: boolean, unanswered: Attempt | undefined): Creation {
  return { outcome: 'recorded', deployment, adopted, ...(unanswered === undefined ? {} : { unanswered }) }
}

function tooLate(): Trouble {
  return new Trouble(
    'no-time',
    'too little time was left to record it, because GitLab was slow or out of reach until then',
  )
}

/** Whether a request that creates a deployment may still be sent. */
function hasTimeToCreate(deadline: Deadline): boolean {
  return deadline.left() >= (deadline.last ? LEAST_WITH_FINAL_STATUS : LEAST_FOR_ONE_REQUEST)
}

async function createOnce(gitlab: GitLab, wanted: Wanted, deadline: Deadline): Promise<Deployment | Trouble> {
  try {
    return await gitlab.createDeployment(wanted, deadline)
  } catch (error) {
    return asTrouble(error)
  }
}
