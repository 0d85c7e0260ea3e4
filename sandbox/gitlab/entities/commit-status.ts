import type { CommitStatusRecord } from '../model/commit-status.js'
import type { World } from '../model/world.js'
import { userBasic } from './user.js'

/** Entities::CommitStatus */
export function commitStatus(world: World, row: CommitStatusRecord): unknown {
  return {
    id: row.id,
    sha: row.sha,
    ref: row.ref,
    status: row.state,
    name: row.name,
    target_url: row.targetUrl,
    description: row.description,
    created_at: row.createdAt.toISOString(),
    started_at: row.startedAt?.toISOString() ?? null,
    finished_at: row.finishedAt?.toISOString() ?? null,
    allow_failure: false,
    coverage: null,
    author: userBasic(world, row.user),
  }
}
