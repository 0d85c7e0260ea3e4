import type { Deadline } from '../deadline.js'
import type { GitLab } from './api.js'
import { persistently } from './patience.js'
import type { Deployment } from './shapes.js'
import { asTrouble } from './trouble.js'

/** The deployment with an id, or undefined where GitLab does not hold it any more. Throws `Trouble`. */
export async function findDeployment(gitlab: GitLab, id: number, deadline: Deadline): Promise<Deployment | undefined> {
  try {
    return await persistently(deadline, () => gitlab.showDeployment(id, deadline))
  } catch (error) {
    if (!asTrouble(error).gone) throw error
    return undefined
  }
}
