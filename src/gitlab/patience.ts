import type { Deadline } from '../deadline.js'
import { asTrouble, type Trouble } from './trouble.js'

const FIRST_PAUSE = 500
const LONGEST_PAUSE = 8_000
/** Time that one more request should have, in milliseconds. */
const ONE_REQUEST = 10_000

/**
 * Waits before the next try after `attempt` (1, 2, …) failed: exponential back-off, half of it by chance, so that jobs that
 * were refused together do not come back together; longer where the server asked for it.
 *
 * Returns false, without waiting, where the time does not allow it. In the `last` stage there is nobody after us who could
 * make up for it: there a server that asks for more time than is left is asked once more shortly before the end.
 */
export async function pause(
  attempt: number,
  trouble: Trouble,
  deadline: Deadline,
  { last }: { last: boolean },
  random: () => number = Math.random,
): Promise<boolean> {
  const backOff = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (attempt - 1)) * (0.5 + random() / 2)
  const wanted = Math.max(backOff, trouble.facts.waitMs ?? 0)
  if (wanted < deadline.left()) {
    await deadline.sleep(wanted)
    return true
  }
  const untilLastTry = deadline.left() - ONE_REQUEST
  if (!last || untilLastTry < backOff) return false
  await deadline.sleep(untilLastTry)
  return true
}

/**
 * Repeats a request that may be repeated whatever came of it, while its trouble may pass and time is left. Throws the last
 * `Trouble`.
 */
export async function persistently<Answer>(deadline: Deadline, request: () => Promise<Answer>): Promise<Answer> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await request()
    } catch (error) {
      const trouble = asTrouble(error)
      if (!trouble.passing || !(await pause(attempt, trouble, deadline, { last: false }))) throw trouble
    }
  }
}
