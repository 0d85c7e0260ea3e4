import type { DeploymentRecord } from './model/deployment.js'
import type { ProjectRecord } from './model/project.js'
import { commitsBetween } from './model/repository.js'
import type { World } from './model/world.js'
import type { MergeRequest } from './types.js'

/** What a success sets off: UpdateEnvironmentWorker and LinkMergeRequestWorker. */
export function afterSuccess(world: World, project: ProjectRecord, row: DeploymentRecord): void {
  world.later(async () => {
    const environment = row.environmentRecord
    if (environment.state === 'stopped') environment.state = 'available'
    await linkMergeRequests(project, row)
  })
}

/** app/services/deployments/link_merge_requests_service.rb */
async function linkMergeRequests(project: ProjectRecord, row: DeploymentRecord): Promise<void> {
  const { folder, tier } = row.environmentRecord
  // `should_link_to_merge_requests?`
  if (folder !== null && tier !== 'production' && tier !== 'staging') return
  const merged = project.mergeRequests.filter((mergeRequest) => mergeRequest.mergedAt !== null)
  const previous = project.deployments
    .filter((other) => other.environmentRecord === row.environmentRecord && other.status === 'success')
    .filter((other) => other.id < row.id)
    .sort((a, b) => b.id - a.id)[0]
  if (previous === undefined) {
    link(
      project,
      row,
      merged.filter((mergeRequest) => mergeRequest.targetBranch === row.ref),
    )
    return
  }
  const commits = await commitsBetween(project.repository, previous.sha, row.sha)
  link(
    project,
    row,
    merged.filter((mergeRequest) => mergedBy(mergeRequest).some((sha) => commits.has(sha))),
  )
}

function mergedBy(mergeRequest: MergeRequest): string[] {
  return [mergeRequest.mergeCommitSha, mergeRequest.squashCommitSha].filter((sha) => sha !== null)
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
