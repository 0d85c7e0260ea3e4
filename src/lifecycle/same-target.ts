import type { Connection, Wanted } from '../gitlab/vocabulary.js'
import type { Target } from '../state.js'

export function targetOf({ gitlabUrl, project }: Connection, wanted: Wanted): Target {
  return { gitlabUrl, project, ...wanted }
}

/** Whether two stages mean the same deployment: all that names it is the same text. */
export function isSameTarget(a: Target, b: Target): boolean {
  return (
    a.gitlabUrl === b.gitlabUrl &&
    a.project === b.project &&
    a.environment === b.environment &&
    a.sha === b.sha &&
    a.ref === b.ref &&
    a.tag === b.tag
  )
}
