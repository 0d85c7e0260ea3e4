import type { Deadline } from '../deadline.js'
import type { GitLab } from './api.js'
import { pause } from './patience.js'
import { asTrouble, type Trouble } from './trouble.js'
import type { FinalStatus } from './vocabulary.js'
import { wrongShape } from './refusal.js'

/**
 * Gives a deployment its final status; `gone` where GitLab does not hold it any more. Throws the last `Trouble`.
 *
 * The request is not idempotent: GitLab refuses a status that holds already. So after a refusal of that kind, and after
 * every request whose end is open, GitLab is asked what it holds before anything is sent again.
 */
export async function finishDeployment(
  gitlab: GitLab,
  id: number,
  status: FinalStatus,
  deadline: Deadline,
): Promise<'recorded' | 'gone'> {
  for (let tries = 1; ; tries++) {
    const held = await updateOnce(gitlab, id, status, deadline)
    if (held === status) return 'recorded'
    const trouble = typeof held === 'string' ? wrongShape('a deployment with the new status') : held
    if (trouble.gone) return 'gone'
    if (trouble.transition) {
      const now = await show(gitlab, id, deadline)
      if (now === status) return 'recorded'
      if (now === 'gone') return 'gone'
      // GitLab refuses what its own record allows: once more, should somebody have changed it just then.
      if (now !== undefined && tries > 1) throw trouble
    } else if (!trouble.passing) {
      throw trouble
    }
    const again = await pause(tries, trouble, deadline)
    if (trouble.open) {
      const now = await show(gitlab, id, deadline)
      if (now === status) return 'recorded'
      if (now === 'gone') return 'gone'
    }
    if (!again) throw trouble
  }
}

async function updateOnce(
  gitlab: GitLab,
  id: number,
  status: FinalStatus,
  deadline: Deadline,
): Promise<string | Trouble> {
  try {
    return (await gitlab.updateDeployment(id, status, deadline)).status
  } catch (error) {
    return asTrouble(error)
  }
}

/** The status that GitLab holds, `gone`, or undefined where it could not be learned just now. */
async function show(gitlab: GitLab, id: number, deadline: Deadline): Promise<string | undefined> {
  try {
    return (await gitlab.showDeployment(id, deadline)).status
  } catch (error) {
    return asTrouble(error).gone ? 'gone' : undefined
  }
}
