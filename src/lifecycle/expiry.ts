import { daysUntilExpiry, EXPIRY_NOTICE_DAYS, expiryText } from '../gitlab/diagnosis.js'
import type { Token } from '../gitlab/shapes.js'
import { log } from '../report/console.js'
import type { Stage } from './stage.js'

/** How long an answer about the token may come after the final status, in milliseconds. */
const GRACE = 300

/**
 * Runs the final request, and beside it asks GitLab how long the token lives, so that the question costs no time. A token
 * that ends soon is worth a warning; an answer that does not come is not.
 */
export async function besideFinalStatus(
  { gitlab, deadline }: Stage,
  request: () => Promise<'recorded' | 'gone'>,
): Promise<'recorded' | 'gone'> {
  const { clock } = deadline
  const beside = deadline.within(deadline.left())
  const lookUp = gitlab.showToken(beside).catch(() => undefined)
  try {
    const result = await request()
    // What is gone is recorded anew, with a final request of its own.
    const token = result === 'gone' ? undefined : await Promise.race([lookUp, clock.lapse(GRACE)])
    if (token !== undefined) warnOfExpiry(token, clock.now())
    return result
  } finally {
    beside.cut()
  }
}

function warnOfExpiry(token: Token, now: number): void {
  const days = daysUntilExpiry(token, now)
  if (days === undefined || days > EXPIRY_NOTICE_DAYS) return
  log.warning(`Deployments of this workflow will soon stop being recorded in GitLab: ${expiryText(token, days)}.`)
}
