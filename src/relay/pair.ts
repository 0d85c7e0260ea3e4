import type { Deadline } from '../deadline.js'
import type { GitLab } from '../gitlab/api.js'
import { isOurs, newestFirst } from '../gitlab/pages.js'
import type { Deployment } from '../gitlab/shapes.js'
import type { Target } from '../state.js'

/** By how much GitHub's clock may be ahead of GitLab's, in milliseconds. */
const CLOCK_TOLERANCE = 60_000

/**
 * The deployment in GitLab that goes with one of GitHub's: of the same environment and commit, and created no earlier, so
 * that a commit that is deployed again has a record of its own. Of several, made by events at the same moment, it is the
 * one with the lowest id. Throws `Trouble`.
 */
export async function pairOf(
  gitlab: GitLab,
  { environment, sha }: Pick<Target, 'environment' | 'sha'>,
  createdAt: number,
  deadline: Deadline,
): Promise<Deployment | undefined> {
  let pair: Deployment | undefined
  for await (const { deployments } of newestFirst(gitlab, { environment }, deadline)) {
    const since = deployments.filter((deployment) => Date.parse(deployment.created_at) >= createdAt - CLOCK_TOLERANCE)
    pair = since.filter((deployment) => deployment.sha === sha && isOurs(deployment)).at(-1) ?? pair
    if (since.length < deployments.length) break
  }
  return pair
}
