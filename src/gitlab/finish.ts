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
  let doubt = false
  for (let tries = 1; ; tries++) {
    const answer = await updateOnce(gitlab, id, status, deadline)
    if (answer === status) return 'recorded'
    const trouble = typeof answer === 'string' ? wrongShape('a deployment with the new status') : answer
    if (trouble.gone) return 'gone'
    const again = (trouble.passing || trouble.transition) && (await pause(tries, trouble, deadline))
    if (trouble.open || trouble.transition) {
      const held = await show(gitlab, id, deadline)
      if (held === status) return 'recorded'
      if (held === 'gone') return 'gone'
      // A request that timed out may still be acted on, whatever GitLab holds now.
      doubt = held === undefined || trouble.kind === 'timed-out'
    }
    if (!again) throw doubt ? trouble.inDoubt() : trouble
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
    const trouble = asTrouble(error)
    if (trouble.gone) return 'gone'
    // What comes next is another request, but a server that asks to wait means all of them.
    if (trouble.facts.waitMs !== undefined) await pause(1, trouble, deadline)
    return undefined
  }
}
