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
  /** True in the stage after which no other comes that could make up for anything. */
  last: boolean
  /** Called before each request goes out, because the stage may be killed before the answer is here. */
  aboutToSend: (attempt: Attempt) => void
}

/**
 * Creates a deployment that is `running`, exactly once. A creating request is repeated blindly only where GitLab cannot
 * have seen it. After every other failure GitLab is searched for what the request may have created, and that is adopted;
 * only where there is nothing, and GitLab is through with the request, is it sent again.
 */
export async function createDeployment(gitlab: GitLab, wanted: Wanted, plan: CreationPlan): Promise<Creation> {
  const { deadline, last } = plan
  const begunAt = deadline.clock.now()
  let timedOut: { timedOut?: Attempt } = {}
  if (!hasTimeToCreate(deadline, last)) return { outcome: 'not created', trouble: tooLate() }
  for (let tries = 1; ; tries++) {
    const sent = { begunAt, sentAt: deadline.clock.now(), atWork: true }
    plan.aboutToSend(sent)
    const answer = await createOnce(gitlab, wanted, deadline)
    if (!(answer instanceof Trouble)) return { outcome: 'recorded', deployment: answer, adopted: false, ...timedOut }

    const attempt = { ...sent, atWork: answer.kind === 'timed-out' }
    const sofar: Creation = answer.open
      ? { outcome: 'open', trouble: answer, attempt }
      : { outcome: 'not created', trouble: answer }
    if (!answer.passing || !(await pause(tries, answer, deadline, { last }))) return sofar
    if (answer.open) {
      const found = await lookFor(gitlab, wanted, attempt, deadline, patienceFor(attempt, last))
      if (found instanceof Trouble) return sofar
      if (found !== 'none') return { outcome: 'recorded', deployment: found, adopted: true, ...timedOut }
      if (attempt.atWork) timedOut = { timedOut: attempt }
    }
    if (!hasTimeToCreate(deadline, last)) return { outcome: 'not created', trouble: answer }
  }
}

function tooLate(): Trouble {
  return new Trouble('no-time', 'too little time was left to record it with its final status')
}

/** Whether a request that creates a deployment may still be sent. */
function hasTimeToCreate(deadline: Deadline, last: boolean): boolean {
  return deadline.left() >= (last ? LEAST_WITH_FINAL_STATUS : LEAST_FOR_ONE_REQUEST)
}

async function createOnce(gitlab: GitLab, wanted: Wanted, deadline: Deadline): Promise<Deployment | Trouble> {
  try {
    return await gitlab.createDeployment(wanted, deadline)
  } catch (error) {
    return asTrouble(error)
  }
}
