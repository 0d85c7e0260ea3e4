import type { EnvironmentChanges } from '../gitlab/api.js'
import { explain } from '../gitlab/explain.js'
import { persistently } from '../gitlab/patience.js'
import { asTrouble, type Trouble } from '../gitlab/trouble.js'
import { log } from '../report/console.js'
import type { Stage } from './stage.js'
import type { Recorded } from '../state.js'

/**
 * Sets the environment's URL and tier where something differs from what GitLab holds. No answer at the start tells the
 * tier, so a tier that is given is always sent. The final status must not wait for it; trouble is given back.
 */
export async function updateEnvironment(
  stage: Stage,
  deployment: Recorded,
  url: string | undefined,
): Promise<Trouble | undefined> {
  const { tier } = stage.tracking.settings
  const changes: EnvironmentChanges = {
    ...(url === undefined || url === deployment.externalUrl ? {} : { externalUrl: url }),
    ...(tier === undefined ? {} : { tier }),
  }
  if (Object.keys(changes).length === 0) return undefined
  const deadline = stage.deadline.within(stage.deadline.left() / 3)
  try {
    await persistently(deadline, () => stage.gitlab.updateEnvironment(deployment.environmentId, changes, deadline))
    return undefined
  } catch (error) {
    return asTrouble(error)
  }
}

export async function warnOfEnvironment({ gitlab, tracking, deadline }: Stage, trouble: Trouble): Promise<void> {
  const { environment } = tracking.target
  const why = await explain(gitlab, trouble, environment, deadline)
  log.warning(
    `Could not ${trouble.facts.doubt === true ? 'confirm' : 'update'} the URL or tier of the environment ${environment} in GitLab: ${why}. The deployment itself was recorded.`,
  )
}
