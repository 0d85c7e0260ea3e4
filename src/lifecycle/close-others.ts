import { closeDeployment } from '../gitlab/finish.js'
import { GitLab } from '../gitlab/api.js'
import { lookFor, patienceFor } from '../gitlab/look.js'
import { asTrouble, Trouble } from '../gitlab/trouble.js'
import type { Deadline } from '../deadline.js'
import type { Send } from '../gitlab/http.js'
import { log } from '../report/console.js'
import { name } from '../report/lines.js'
import { linkToRun } from './run-link.js'
import { remember, type Stage } from './stage.js'
import type { Start, Tracking } from '../state.js'

type LeftOpen = Tracking['leftOpen'][number]

/**
 * Closes as `canceled` what this step started under other words. What cannot be closed now is left to the next stage; in
 * the last one a warning names it.
 */
export async function closeOthers(stage: Stage, send: Send, deadline: Deadline): Promise<void> {
  const left: LeftOpen[] = []
  for (const other of stage.tracking.leftOpen) {
    const trouble = await close(stage, other, send, deadline)
    if (trouble === undefined) continue
    left.push(other)
    if (stage.deadline.last) report(other, trouble)
  }
  remember(stage, { leftOpen: left })
}

function report({ target, start }: LeftOpen, trouble: Trouble): void {
  const doing = `running in GitLab: ${trouble.message}. Use sweep/ to close it.`
  // Of a step that failed because its start could not be recorded, a person has heard already.
  if (start.phase === 'given up') log.info(`The ${name(target)} was not to be recorded any more, and may be ${doing}`)
  else if (start.phase === 'begun')
    log.warning(`The ${name(target)} may have been started by mistake, and may be ${doing}`)
  else log.warning(`The ${name(target)} was started by mistake, and may still be ${doing}`)
}

async function close(
  stage: Stage,
  { target, start, runLink }: LeftOpen,
  send: Send,
  deadline: Deadline,
): Promise<Trouble | undefined> {
  try {
    const gitlab = new GitLab({ ...target, token: stage.gitlab.connection.token }, send)
    const id = await idOf(gitlab, { target, start }, deadline, stage)
    if (id instanceof Trouble || id === undefined) return id
    await closeDeployment(gitlab, id, 'canceled', deadline)
    if (runLink) await linkToRun({ gitlab, runner: stage.runner, deadline }, target, 'canceled')
    return undefined
  } catch (error) {
    return asTrouble(error)
  }
}

/** The id of what was started, undefined where nothing was. */
async function idOf(
  gitlab: GitLab,
  { target, start }: Pick<LeftOpen, 'target' | 'start'>,
  deadline: Deadline,
  { tracking }: Stage,
): Promise<number | Trouble | undefined> {
  const attempt = attemptOf(start)
  if (start.phase === 'recorded') return start.deployment.id
  if (attempt === undefined) return undefined
  const except = tracking.start.phase === 'recorded' ? tracking.start.deployment.id : undefined
  const found = await lookFor(gitlab, target, attempt, deadline, patienceFor(attempt, deadline), { except })
  if (found instanceof Trouble) return found
  return found === 'none' ? undefined : found.id
}

/** The requests that may have created a deployment, where their outcome is open. */
export function attemptOf(start: Start) {
  return start.phase === 'begun' || start.phase === 'given up' ? start.attempt : undefined
}
