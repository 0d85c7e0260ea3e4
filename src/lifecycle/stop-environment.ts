import type { Deadline } from '../deadline.js'
import type { GitLab } from '../gitlab/api.js'
import { pause, persistently } from '../gitlab/patience.js'
import type { Environment } from '../gitlab/shapes.js'
import { asTrouble } from '../gitlab/trouble.js'
import { log } from '../report/console.js'

/**
 * Stops an environment. One that is stopped already, or that GitLab does not know, is as it should be; which one it was is
 * said in a line. Gives the environment, or undefined where there is none. Throws `Trouble`.
 */
export async function stopEnvironment(
  gitlab: GitLab,
  name: string,
  deadline: Deadline,
): Promise<Environment | undefined> {
  for (let tries = 1; ; tries++) {
    const environment = await persistently(deadline, () => gitlab.findEnvironment(name, deadline))
    if (environment === undefined) {
      log.info(`GitLab has no environment ${name}, so there is nothing to stop.`)
      return undefined
    }
    if (environment.state === 'stopped' || environment.state === 'stopping') {
      log.info(
        tries === 1
          ? `The environment ${name} is ${environment.state} in GitLab already.`
          : `The environment ${name} is ${environment.state} in GitLab.`,
      )
      return environment
    }
    try {
      const stopped = await gitlab.stopEnvironment(environment.id, deadline)
      log.info(`The environment ${name} is ${stopped.state ?? 'stopped'} in GitLab.`)
      return stopped
    } catch (error) {
      // After an open end, and where somebody else was faster (400, or 404 once it is deleted), its state is looked up again.
      const trouble = asTrouble(error)
      const again = trouble.passing || (tries === 1 && [400, 404].includes(trouble.facts.status ?? 0))
      if (!again || !(await pause(tries, trouble, deadline))) throw trouble
    }
  }
}

/** Deletes a stopped environment; one that is gone already is as it should be. Throws `Trouble`. */
export async function deleteEnvironment(gitlab: GitLab, { id, name }: Environment, deadline: Deadline): Promise<void> {
  try {
    await persistently(deadline, () => gitlab.deleteEnvironment(id, deadline))
  } catch (error) {
    const trouble = asTrouble(error)
    if (!trouble.gone) throw trouble
  }
  log.info(`The environment ${name} is deleted in GitLab.`)
}
