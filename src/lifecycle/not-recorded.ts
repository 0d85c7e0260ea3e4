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
      ? `Could not ${perhaps ? 'confirm' : 'record'} the end of the ${name(target)}. GitLab ${perhaps ? 'may still show' : 'still shows'} #${start.deployment.iid} as running: ${why}.${trouble.ownedByJob ? '' : ' Use sweep/ to close it.'}`
      : `Could not record the ${name(target)} in GitLab: ${why}.${start.phase === 'begun' ? ' GitLab may still come to show it as running. Use sweep/ to close it then.' : ''}`
  log.trouble(settings.onError, message)
  return message
}
