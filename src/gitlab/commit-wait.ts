import type { Deadline } from '../deadline.js'
import type { GitLab } from './api.js'
import { asTrouble, Trouble } from './trouble.js'
import type { Wanted } from './vocabulary.js'

/** The longest pause between two looks for a commit, in milliseconds; a short wait has shorter ones. */
const LONGEST_PAUSE = 2_000

/**
 * Waits until GitLab knows the commit and the ref of a deployment, as it will once its mirror has brought them. At the end
 * of `time` a last look is taken, for which `lastLook` milliseconds are left. Gives `missing` where they have not come by
 * then, and `not known` where GitLab did not say so: trouble on the way is no answer.
 */
export async function commitArrives(
  gitlab: GitLab,
  { sha, ref }: Wanted,
  time: Deadline,
  lastLook: number,
): Promise<'there' | 'missing' | 'not known'> {
  const missing = new Set([sha, ref])
  const pause = Math.min(LONGEST_PAUSE, time.left() / 4)
  const deadline = time.later(lastLook)
  for (;;) {
    const last = time.left() <= 0
    let wait = pause
    let trouble = false
    for (const revision of missing) {
      const known = await isKnown(gitlab, revision, deadline)
      if (known === true) {
        missing.delete(revision)
      } else if (known instanceof Trouble) {
        trouble = true
        wait = Math.max(pause, known.facts.waitMs ?? 0)
        break
      }
    }
    if (missing.size === 0) return 'there'
    if (last || deadline.left() <= 0) return trouble ? 'not known' : 'missing'
    await time.sleep(wait)
  }
}

/** Whether GitLab knows a revision, or the trouble that kept it from saying so. */
async function isKnown(gitlab: GitLab, revision: string, deadline: Deadline): Promise<boolean | Trouble> {
  try {
    await gitlab.showCommit(revision, deadline)
    return true
  } catch (error) {
    const trouble = asTrouble(error)
    return trouble.missing ? false : trouble
  }
}
