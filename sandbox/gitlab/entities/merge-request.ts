import type { ProjectRecord } from '../model/project.js'
import type { World } from '../model/world.js'
import type { MergeRequest } from '../types.js'

/** Entities::MergeRequestBasic, as far as it matters here. */
export function mergeRequestBasic(world: World, project: ProjectRecord, row: MergeRequest): unknown {
  return {
    id: row.id,
    iid: row.iid,
    project_id: project.id,
    title: row.title,
    description: '',
    state: row.mergedAt === null ? 'opened' : 'merged',
    created_at: row.createdAt.toISOString(),
    updated_at: (row.mergedAt ?? row.createdAt).toISOString(),
    merged_at: row.mergedAt?.toISOString() ?? null,
    closed_at: null,
    target_branch: row.targetBranch,
    source_branch: row.sourceBranch,
    merge_commit_sha: row.mergeCommitSha,
    squash_commit_sha: null,
    reference: `!${row.iid}`,
    references: { short: `!${row.iid}`, relative: `!${row.iid}`, full: `${project.path}!${row.iid}` },
    web_url: `${world.instance.url}/${project.path}/-/merge_requests/${row.iid}`,
  }
}
