import { daysUntilExpiry, EXPIRY_NOTICE_DAYS, expiryText } from '../gitlab/diagnosis.js'
import { Trouble } from '../gitlab/trouble.js'
import { log } from '../report/console.js'
import type { Stage } from './stage.js'

/** How long an answer about the token may come after the final status, in milliseconds. */
const GRACE = 300

/**
 * Runs the final request, and beside it asks GitLab how long the token lives, so that the question costs no time. A token
 * that ends soon is worth a warning; an answer that does not come is not.
 */
export async function besideFinalStatus<Result>(
  { gitlab, deadline }: Stage,
  request: () => Promise<Result>,
): Promise<Result> {
  const { clock } = deadline
  const beside = deadline.within(deadline.left())
  const lookUp = gitlab.showToken(beside).catch((error: unknown) => {
    if (error instanceof Trouble) return undefined
    throw error
  })
  try {
    const result = await request()
    const token = await Promise.race([lookUp, clock.lapse(GRACE)])
    const days = token === undefined ? undefined : daysUntilExpiry(token, clock.now())
    if (token !== undefined && days !== undefined && days <= EXPIRY_NOTICE_DAYS)
      log.warning(`The GitLab deployments of this workflow will stop being recorded soon: ${expiryText(token, days)}.`)
    return result
  } finally {
    beside.cut()
  }
}
