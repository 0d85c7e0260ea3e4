import type { ProjectRecord } from '../model/project.js'
import type { CommitDetail } from '../model/repository.js'
import type { World } from '../model/world.js'

/** Entities::CommitDetail; the numbers of lines are not counted. */
export function commitDetail(world: World, project: ProjectRecord, commit: CommitDetail, stats: boolean): unknown {
  return {
    id: commit.id,
    short_id: commit.id.slice(0, 8),
    created_at: commit.committedDate,
    parent_ids: commit.parents,
    title: commit.message.split('\n')[0] ?? '',
    message: commit.message,
    author_name: commit.authorName,
    author_email: commit.authorEmail,
    authored_date: commit.authoredDate,
    committer_name: commit.committerName,
    committer_email: commit.committerEmail,
    committed_date: commit.committedDate,
    trailers: {},
    extended_trailers: {},
    web_url: `${world.instance.url}/${project.path}/-/commit/${commit.id}`,
    ...(stats ? { stats: { additions: 0, deletions: 0, total: 0 } } : {}),
    status: project.commitStatuses.filter(({ sha }) => sha === commit.id).at(-1)?.state ?? null,
    project_id: project.id,
    last_pipeline: null,
  }
}
