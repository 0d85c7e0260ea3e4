import type { Deadline } from '../deadline.js'
import type { GitLab } from './api.js'
import { asTrouble } from './trouble.js'
import type { Wanted } from './vocabulary.js'

/** Milliseconds between two looks for a commit. */
const PAUSE = 2_000

/**
 * Waits until GitLab knows the commit and the ref of a deployment, as it will once its mirror has brought them. Returns
 * false where they have not come by the deadline. Trouble on the way is not the answer: it is asked again.
 */
export async function commitArrives(gitlab: GitLab, { sha, ref }: Wanted, deadline: Deadline): Promise<boolean> {
  const missing = new Set([sha, ref])
  for (;;) {
    for (const revision of missing) if (await isKnown(gitlab, revision, deadline)) missing.delete(revision)
    if (missing.size === 0) return true
    if (deadline.left() <= 0) return false
    await deadline.sleep(PAUSE)
  }
}

async function isKnown(gitlab: GitLab, revision: string, deadline: Deadline): Promise<boolean> {
  try {
    await gitlab.showCommit(revision, deadline)
    return true
  } catch (error) {
    asTrouble(error)
    return false
  }
}
