import { render } from '../../../sandbox/gitlab/http/render.js'
import { Throttle } from '../../../sandbox/gitlab/http/throttle.js'
import { GitLabInMemory } from './gitlab.js'
import { runJob, type JobRun } from './job.js'
import { VirtualTime } from './time.js'
import type { Exchange } from './wire.js'

/** What came of many jobs at once. */
export interface Crowd {
  runs: JobRun[]
  /** How many requests GitLab answered with 429. */
  refused: number
  /** Of each deployment its status, and how many it has had, in the order of their creation. */
  statuses: (readonly [status: string, changes: number])[]
}

/**
 * Runs so many jobs of one commit and one environment from the same moment on, on virtual time, against a GitLab that takes
 * no more than so many requests a second. The commit must be in the repository, at the tip of its `main`.
 */
export async function crowd(
  size: number,
  { repository, sha }: { repository: string; sha: string },
  requestsASecond = Infinity,
): Promise<Crowd> {
  const time = new VirtualTime()
  const gitlab = new GitLabInMemory(time, repository)
  const throttle = new Throttle({ requests: requestsASecond }, () => time.now())
  let refused = 0
  const handler = async (exchange: Exchange) => {
    const { refusal } = throttle.count(exchange.request.headers)
    if (refusal === null) return exchange.process()
    refused += 1
    const { status, headers, body } = render(refusal, gitlab.world.now())
    return { status, headers, body: body.toString('utf8') }
  }
  const job = { outcome: 'success', sha, handler } as const
  const runs = await time.until(Promise.all(Array.from({ length: size }, () => runJob(gitlab, job))))
  return { runs, refused, statuses: gitlab.project.deployments.map(({ status, history }) => [status, history.length]) }
}
