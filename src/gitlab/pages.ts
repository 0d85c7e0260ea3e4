import type { Deadline } from '../deadline.js'
import { PAGE_SIZE, type DeploymentPage, type GitLab } from './api.js'
import { persistently } from './patience.js'
import type { Deployment } from './shapes.js'
import type { Status } from './vocabulary.js'

/** All deployments that fit a filter, page by page, the newest first. Throws `Trouble`. */
export async function* newestFirst(
  gitlab: GitLab,
  filter: { environment?: string; status?: Status },
  deadline: Deadline,
): AsyncGenerator<DeploymentPage> {
  for (let number = 1; ; number++) {
    const page = await persistently(deadline, () => gitlab.listDeployments(filter, number, deadline))
    yield page
    if (page.deployments.length < PAGE_SIZE) return
  }
}

/** The newest running deployment of an environment and commit, or undefined. Throws `Trouble`. */
export async function newestRunning(
  gitlab: GitLab,
  { environment, sha }: { environment: string; sha: string },
  deadline: Deadline,
): Promise<Deployment | undefined> {
  for await (const { deployments } of newestFirst(gitlab, { environment, status: 'running' }, deadline)) {
    const found = deployments.find((deployment) => deployment.sha === sha && isOurs(deployment))
    if (found !== undefined) return found
  }
  return undefined
}

/** False for a deployment that belongs to a GitLab CI job: only that job may change it. */
export function isOurs({ deployable }: Deployment): boolean {
  return deployable == null
}
