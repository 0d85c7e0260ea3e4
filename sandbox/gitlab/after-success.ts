import type { DeploymentRecord } from './model/deployment.js'
import type { ProjectRecord } from './model/project.js'
import { commitsBetween } from './model/repository.js'
import type { World } from './model/world.js'
import type { MergeRequest } from './types.js'

/** What a success sets off behind the answer: UpdateEnvironmentWorker and LinkMergeRequestWorker. */
export function afterSuccess(world: World, project: ProjectRecord, row: DeploymentRecord): void {
  world.later(async () => {
    // Both workers look again: meanwhile the success may have been taken back.
    if (row.status !== 'success') return
    const environment = row.environmentRecord
    if (environment.state !== 'available') environment.enter('available', world.now())
    const found = await newlyIncluded(project, row)
    link(project, row, found)
  })
}

/** app/services/deployments/link_merge_requests_service.rb; merge requests that were cherry-picked are not followed. */
async function newlyIncluded(project: ProjectRecord, row: DeploymentRecord): Promise<readonly MergeRequest[]> {
  const { folder, tier } = row.environmentRecord
  // `should_link_to_merge_requests?`
  if (folder !== null && tier !== 'production' && tier !== 'staging') return []
  const merged = project.mergeRequests.filter((mergeRequest) => mergeRequest.mergedAt !== null)
  const previous = previousDeployment(project, row)
  if (previous === undefined) return merged.filter((mergeRequest) => mergeRequest.targetBranch === row.ref)
  const commits = await commitsBetween(project.repository, previous.sha, row.sha)
  return merged.filter(({ mergeCommitSha }) => mergeCommitSha !== null && commits.has(mergeCommitSha))
}

function previousDeployment(project: ProjectRecord, row: DeploymentRecord): DeploymentRecord | undefined {
  return project.deployments
    .filter((other) => other.environmentRecord === row.environmentRecord && other.status === 'success')
    .filter((other) => other.id < row.id)
    .sort((a, b) => b.id - a.id)[0]
}

// deployment_merge_requests is unique by environment and merge request: the first deployment keeps it.
function link(project: ProjectRecord, row: DeploymentRecord, found: readonly MergeRequest[]): void {
  const taken = new Set(
    project.deployments
      .filter((other) => other.environmentRecord === row.environmentRecord)
      .flatMap((other) => other.mergeRequests),
  )
  row.mergeRequests.push(...found.map(({ iid }) => iid).filter((iid) => !taken.has(iid)))
}
