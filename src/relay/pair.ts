import type { Deadline } from '../deadline.js'
import { onOurClock, type ClockReading } from '../gitlab/clock-reading.js'
import { isOurs, newestFirst } from '../gitlab/pages.js'
import type { GitLab } from '../gitlab/api.js'
import type { Deployment } from '../gitlab/shapes.js'

/** By how much GitHub's clock may be ahead of the runner's, in milliseconds. */
const CLOCK_TOLERANCE = 60_000

/** The same for a deployment that had ended before: nobody deploys the same commit again in the very moment of its end. */
const TOLERANCE_OF_AN_END = 10_000

/** One of GitHub's deployments, as it is looked for in GitLab. */
export interface Reported {
  environment: string
  sha: string
  /** When it was created, in milliseconds on GitHub's clock. */
  createdAt: number
}

/**
 * The deployment in GitLab that goes with one of GitHub's: of the same environment and commit, and created no earlier, so
 * that a commit that is deployed again has a record of its own. Of several, made by events at the same moment, it is the
 * one with the lowest id. Throws `Trouble`.
 */
export async function pairOf(gitlab: GitLab, reported: Reported, deadline: Deadline): Promise<Deployment | undefined> {
  let pair: Deployment | undefined
  const { environment, createdAt } = reported
  for await (const { deployments, clock } of newestFirst(gitlab, { environment }, deadline)) {
    pair = deployments.filter((deployment) => isOfReport(deployment, reported, clock)).at(-1) ?? pair
    if (deployments.some((deployment) => !isSince(deployment.created_at, createdAt - CLOCK_TOLERANCE, clock))) break
  }
  return pair
}

/**
 * Whether a deployment in GitLab comes from reports on this one of GitHub's: it is the pair, or a twin of it that was
 * closed.
 */
export function isOfReport(deployment: Deployment, { sha, createdAt }: Reported, clock: ClockReading): boolean {
  const { status, created_at: created, updated_at: updated } = deployment
  if (deployment.sha !== sha || !isOurs(deployment) || !isSince(created, createdAt - CLOCK_TOLERANCE, clock))
    return false
  return status === 'running' || updated == null || isSince(updated, createdAt - TOLERANCE_OF_AN_END, clock)
}

/** Whether a time of GitLab's is not before one of GitHub's; both clocks are held against the runner's. */
function isSince(inGitLab: string, moment: number, clock: ClockReading): boolean {
  return onOurClock(Date.parse(inGitLab), clock) >= moment
}
