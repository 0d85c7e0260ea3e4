import type { Deadline } from '../deadline.js'
import type { GitLab } from './api.js'
import { pause } from './patience.js'
import { asTrouble, type Trouble } from './trouble.js'
import type { FinalStatus } from './vocabulary.js'
import { wrongShape } from './refusal.js'

/**
 * Gives a deployment its final status, whatever other one it may have by then; `gone` where GitLab does not hold it any
 * more. Throws the last `Trouble`.
 */
export async function finishDeployment(
  gitlab: GitLab,
  id: number,
  status: FinalStatus,
  deadline: Deadline,
): Promise<'recorded' | 'gone'> {
  const held = await bringTo(status, gitlab, id, deadline, () => false)
  return held === 'gone' ? 'gone' : 'recorded'
}

/**
 * Closes a deployment that was left `running`. One that is found to have ended meanwhile is left as it is: that was its
 * true outcome. Throws the last `Trouble`.
 */
export async function closeDeployment(
  gitlab: GitLab,
  id: number,
  status: FinalStatus,
  deadline: Deadline,
): Promise<'recorded' | 'gone' | 'ended'> {
  const held = await bringTo(status, gitlab, id, deadline, (found) => found !== 'running')
  if (held === 'gone') return 'gone'
  return held === status ? 'recorded' : 'ended'
}

/**
 * Brings a deployment to a status, and gives the one that GitLab holds in the end, or `gone`.
 *
 * The request is not idempotent: GitLab refuses a status that holds already. So after a refusal of that kind, and after
 * every request whose end is open, GitLab is asked what it holds before anything is sent again; `leave` says which of what
 * it may hold then is let be.
 */
async function bringTo(
  status: FinalStatus,
  gitlab: GitLab,
  id: number,
  deadline: Deadline,
  leave: (held: string) => boolean,
): Promise<string> {
  let doubt = false
  for (let tries = 1; ; tries++) {
    const answer = await updateOnce(gitlab, id, status, deadline)
    if (answer === status) return status
    const trouble = typeof answer === 'string' ? wrongShape('a deployment with the new status') : answer
    if (trouble.gone) return 'gone'
    const again = (trouble.passing || trouble.transition) && (await pause(tries, trouble, deadline))
    if (trouble.open || trouble.transition) {
      const held = await show(gitlab, id, deadline)
      if (held === status || held === 'gone' || (held !== undefined && leave(held))) return held
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
