import type { Trouble } from '../gitlab/trouble.js'
import { log } from '../report/console.js'
import { name } from '../report/lines.js'
import type { Stage } from './stage.js'
import { reason } from './not-started.js'

/** Says, in one annotation, that GitLab does not hold how the deployment ended; with `on-error: fail` it fails the job. */
export async function reportNotRecorded(stage: Stage, trouble: Trouble): Promise<string> {
  const { start, target, settings } = stage.tracking
  const why = await reason(stage, trouble)
  const perhaps = trouble.facts.doubt === true
  const message =
    start.phase === 'recorded'
      ? `The end of the ${name(target)} ${perhaps ? 'may not be' : 'is not'} recorded in GitLab, which ${perhaps ? 'may still show' : 'still shows'} #${start.deployment.iid} as running: ${why}. The action sweep/ closes what was left like this.`
      : `The ${name(target)} is not recorded in GitLab: ${why}.${start.phase === 'begun' ? ' GitLab may yet show it as running; the action sweep/ closes what was left like this.' : ''}`
  log.trouble(settings.onError, message)
  return message
}
