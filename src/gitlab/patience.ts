import type { Deadline } from '../deadline.js'
import { asTrouble, type Trouble, type TroubleKind } from './trouble.js'

const FIRST_PAUSE = 500
const LONGEST_PAUSE = 8_000
/** Time that one more request should have, in milliseconds. */
const ONE_REQUEST = 10_000
/** Less time than this, in milliseconds, tells nothing about GitLab. */
const SHORTEST_REQUEST = 500
/**
 * How often is tried what is more likely a mistake in an input than a hiccup: a host whose name is not known, and an answer
 * that is not GitLab's. In the last stage a login page may still be one of a maintenance that is soon over.
 */
const MOST_TRIES: Partial<Record<TroubleKind, { last: number; otherwise: number }>> = {
  'unknown-host': { last: 6, otherwise: 2 },
  unreadable: { last: Infinity, otherwise: 3 },
}

export interface PauseOptions {
  /** Milliseconds that what follows the pause should have, where nobody comes after this stage. */
  reserve?: number
  /** From 0 to 1. */
  random?: () => number
}

/**
 * Waits before the next try after `attempt` (1, 2, …) failed: exponential back-off, half of it by chance, so that jobs that
 * were refused together do not come back together; longer where the server asked for it.
 *
 * Returns false, without waiting, where the time does not allow it. In the last stage there is nobody who could make up for
 * it: there a server that asks for more time than is left is asked once more while there is just time for it.
 */
export async function pause(
  attempt: number,
  trouble: Trouble,
  deadline: Deadline,
  { reserve = ONE_REQUEST, random = Math.random }: PauseOptions = {},
): Promise<boolean> {
  const { last } = deadline
  if (attempt >= (MOST_TRIES[trouble.kind]?.[last ? 'last' : 'otherwise'] ?? Infinity)) return false
  const backOff = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (attempt - 1)) * (0.5 + random() / 2)
  const wanted = Math.max(backOff, trouble.facts.waitMs ?? 0)
  const longest = deadline.left() - (last ? reserve : 0)
  if (longest <= 0 || (wanted >= longest && !last)) return false
  await deadline.sleep(Math.min(wanted, longest))
  return true
}

/**
 * Repeats a request that may be repeated whatever came of it, while its trouble may pass and time is left. Throws the last
 * `Trouble`.
 */
export async function persistently<Answer>(deadline: Deadline, request: () => Promise<Answer>): Promise<Answer> {
  let doubt = false
  for (let attempt = 1; ; attempt++) {
    try {
      return await request()
    } catch (error) {
      const trouble = asTrouble(error)
      doubt ||= trouble.open
      const again = trouble.passing && (await pause(attempt, trouble, deadline))
      // A request that our own deadline cuts short would hide what the trouble really is.
      if (!again || deadline.left() < SHORTEST_REQUEST) throw doubt ? trouble.inDoubt() : trouble
    }
  }
}
