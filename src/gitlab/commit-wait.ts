import type { Deadline } from '../deadline.js'
import type { GitLab } from './api.js'
import { asTrouble } from './trouble.js'
import type { Wanted } from './vocabulary.js'

/** The longest pause between two looks for a commit, in milliseconds; a short wait has shorter ones. */
const LONGEST_PAUSE = 2_000

/**
 * Waits until GitLab knows the commit and the ref of a deployment, as it will once its mirror has brought them. Returns
 * false where they have not come by the end of `time`, when a last look is taken; `deadline` is for the requests alone.
 * Trouble on the way is not the answer: it is asked again.
 */
export async function commitArrives(
  gitlab: GitLab,
  { sha, ref }: Wanted,
  time: Deadline,
  deadline: Deadline,
): Promise<boolean> {
  const missing = new Set([sha, ref])
  const pause = Math.min(LONGEST_PAUSE, time.left() / 4)
  for (;;) {
    const lastLook = time.left() <= 0
    let wait = pause
    for (const revision of missing) {
      const known = await isKnown(gitlab, revision, deadline)
      if (known === true) {
        missing.delete(revision)
      } else if (known.waitMs > 0) {
        wait = Math.max(pause, known.waitMs)
        break
      }
    }
    if (missing.size === 0) return true
    if (lastLook) return false
    await time.sleep(wait)
  }
}

/** Whether GitLab knows a revision; where not, how long it asks to wait before it is asked again. */
async function isKnown(gitlab: GitLab, revision: string, deadline: Deadline): Promise<true | { waitMs: number }> {
  try {
    await gitlab.showCommit(revision, deadline)
    return true
  } catch (error) {
    return { waitMs: asTrouble(error).facts.waitMs ?? 0 }
  }
}
