import * as core from '@actions/core'
import { TIME_TO_FINISH } from '../budget.js'
import { Deadline } from '../deadline.js'
import { GitLab } from '../gitlab/api.js'
import { explain } from '../gitlab/explain.js'
import type { Environment } from '../gitlab/shapes.js'
import { asTrouble, Trouble } from '../gitlab/trouble.js'
import { readConnection, readToken, warnOfInsecureUrl } from '../inputs/connection.js'
import { InputReader, refused } from '../inputs/reader.js'
import { readOnError } from '../inputs/settings.js'
import { readEnvironment } from '../inputs/wanted.js'
import { isOff } from '../lifecycle/off.js'
import { deleteEnvironment, stopEnvironment } from '../lifecycle/stop-environment.js'
import { log } from '../report/console.js'
import type { World } from '../world.js'

/** How an environment is left; `failed` where GitLab could not be brought to it. */
type Result = 'stopped' | 'deleted' | 'unknown' | 'failed' | 'skipped'

/** `stop/`: stops the environment of what was torn down, and deletes it if that is wanted. */
export async function stop(world: World): Promise<void> {
  const inputs = new InputReader()
  const token = readToken(inputs, world.env)
  if (isOff(token, world.env)) {
    writeResult('skipped')
    return
  }
  const connection = readConnection(inputs, token)
  const environment = readEnvironment(inputs)
  const wantsDelete = inputs.flag('delete', false)
  const onError = readOnError(inputs)
  if (refused(inputs)) return
  warnOfInsecureUrl(connection)

  const deadline = Deadline.in(TIME_TO_FINISH, world.clock)
  const gitlab = new GitLab(connection, world.send)
  let wanted: 'stop' | 'delete' = 'stop'
  try {
    const stopped = await stopEnvironment(gitlab, environment, deadline)
    if (wantsDelete && stopped !== undefined) {
      wanted = 'delete'
      await deleteStopped(gitlab, stopped, deadline)
    }
    writeResult(stopped === undefined ? 'unknown' : wantsDelete ? 'deleted' : 'stopped')
  } catch (error) {
    const why = await explain(gitlab, asTrouble(error), environment, deadline)
    log.trouble(onError, `Could not ${wanted} the environment ${environment} in GitLab: ${why}.`)
    writeResult('failed')
  }
}

async function deleteStopped(gitlab: GitLab, environment: Environment, deadline: Deadline): Promise<void> {
  if (environment.state === 'stopping')
    throw new Trouble(
      'refused',
      'a GitLab CI job is still stopping it, and GitLab deletes only stopped environments. Delete it later',
    )
  await deleteEnvironment(gitlab, environment, deadline)
}

function writeResult(result: Result): void {
  core.setOutput('result', result)
}
