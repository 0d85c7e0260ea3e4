import type { Deadline } from '../deadline.js'
import type { GitLab } from './api.js'
import { lookFor, patienceFor } from './look.js'
import { pause } from './patience.js'
import type { Deployment } from './shapes.js'
import { asTrouble, Trouble } from './trouble.js'
import type { Attempt, Wanted } from './vocabulary.js'

/** Less time than this, in milliseconds, is too little for a request that creates something. */
const LEAST_FOR_ONE_REQUEST = 1_000

/**
 * In the last stage a record without a final status would stay `running` for ever: creating one takes the time for the
 * request itself and for its final status.
 */
export const LEAST_WITH_FINAL_STATUS = 15_000

/** What came of trying to create a deployment. */
export type Creation =
  | {
      outcome: 'recorded'
      deployment: Deployment
      adopted: boolean
      /** Requests that timed out before another one was sent; what they asked for may yet appear. */
      timedOut?: Attempt
    }
  /** GitLab does not hold it, for this reason. */
  | { outcome: 'not created'; trouble: Trouble }
  /** GitLab may hold it, or may still be about to. */
  | { outcome: 'open'; trouble: Trouble; attempt: Attempt }

export interface CreationPlan {
  deadline: Deadline
  /** Called before each request goes out, because the stage may be killed before the answer is here. */
  aboutToSend: (attempt: Attempt) => void
}

/**
 * Creates a deployment that is `running`, exactly once. A creating request is repeated blindly only where GitLab cannot
 * have seen it. After every other failure GitLab is searched for what the request may have created, and that is adopted;
 * only where there is nothing, and GitLab is through with the request, is it sent again.
 */
export async function createDeployment(gitlab: GitLab, wanted: Wanted, plan: CreationPlan): Promise<Creation> {
  const { deadline } = plan
  if (!hasTimeToCreate(deadline)) return { outcome: 'not created', trouble: tooLate() }
  // Counts from the first request that GitLab may have acted on: what others created before it is not ours.
  let begunAt: number | undefined
  let timedOut: Attempt | undefined
  for (let tries = 1; ; tries++) {
    const sentAt = deadline.clock.now()
    const sent = { begunAt: begunAt ?? sentAt, sentAt, atWork: true }
    plan.aboutToSend(sent)
    const answer = await createOnce(gitlab, wanted, deadline)
    if (!(answer instanceof Trouble)) return recordedAs(answer, false, timedOut)

    const attempt = { ...sent, atWork: answer.kind === 'timed-out' }
    if (answer.open) begunAt = attempt.begunAt
    const soFar = unfinished(answer, answer.open ? attempt : timedOut)
    if (!answer.passing || !(await pause(tries, answer, deadline, { reserve: LEAST_WITH_FINAL_STATUS + 500 })))
      return soFar
    if (answer.open) {
      const found = await lookFor(gitlab, wanted, attempt, deadline, patienceFor(attempt, deadline))
      if (found instanceof Trouble) return soFar
      if (found !== 'none') return recordedAs(found, true, timedOut)
      if (attempt.atWork) timedOut ??= attempt
    }
    if (!hasTimeToCreate(deadline)) return unfinished(answer, timedOut)
  }
}

function recordedAs(deployment: Deployment, adopted: boolean, timedOut: Attempt | undefined): Creation {
  return { outcome: 'recorded', deployment, adopted, ...(timedOut === undefined ? {} : { timedOut }) }
}

function unfinished(trouble: Trouble, attempt: Attempt | undefined): Creation {
  return attempt === undefined ? { outcome: 'not created', trouble } : { outcome: 'open', trouble, attempt }
}

function tooLate(): Trouble {
  return new Trouble(
    'no-time',
    'too little time was left to record it with its final status, because GitLab was slow or out of reach until then',
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
