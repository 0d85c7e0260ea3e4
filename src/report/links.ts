import type { Target } from '../state.js'

/**
 * Pages of GitLab for people. Undefined where the project is given by its id: no answer of GitLab's that is asked for
 * tells its path.
 */
export function environmentPage(
  { gitlabUrl, project }: Pick<Target, 'gitlabUrl' | 'project'>,
  id: number,
): string | undefined {
  return isPath(project) ? `${gitlabUrl}/${project}/-/environments/${id}` : undefined
}

export function commitPage({
  gitlabUrl,
  project,
  sha,
}: Pick<Target, 'gitlabUrl' | 'project' | 'sha'>): string | undefined {
  return isPath(project) ? `${gitlabUrl}/${project}/-/commit/${sha}` : undefined
}

function isPath(project: string): boolean {
  return project.includes('/')
}

/** A commit's sha as people read it. */
export function short(sha: string): string {
  return sha.slice(0, 8)
}
