import { createDeployment } from '../gitlab/create.js'
import { lookFor, patienceFor } from '../gitlab/look.js'
import type { Deployment } from '../gitlab/shapes.js'
import { Trouble } from '../gitlab/trouble.js'
import { log } from '../report/console.js'
import { statusLine } from '../report/lines.js'
import { note, remember, type Stage } from './stage.js'
import { recordedOf } from './new-tracking.js'
import { showRunOnCommit } from './run-link.js'

/**
 * Tries to have GitLab hold the deployment as `running`. Afterwards `stage.tracking.start` tells what came of it; where it
 * is not recorded, the trouble is returned.
 */
export async function start(stage: Stage): Promise<Trouble | undefined> {
  const trouble = (await adoptBegun(stage)) ?? (await create(stage))
  if (trouble === undefined && !stage.deadline.last) await showRunOnCommit(stage, 'running')
  return trouble
}

/**
 * Makes sure that a deployment which an earlier request may have created is not created twice: what is found is adopted.
 * Returns the trouble where it cannot be told yet, and undefined where there is nothing left to look for.
 */
export async function adoptBegun(stage: Stage): Promise<Trouble | undefined> {
  const { start } = stage.tracking
  if (start.phase !== 'begun') return undefined
  const found = await lookFor(
    stage.gitlab,
    stage.tracking.target,
    start.attempt,
    stage.deadline,
    patienceFor(start.attempt, stage.deadline),
  )
  if (found instanceof Trouble) return found
  if (found === 'none')
    remember(stage, {
      start: { phase: 'deferred' },
      ...(start.attempt.atWork ? { unanswered: stage.tracking.unanswered ?? start.attempt } : {}),
    })
  else adopt(stage, found)
  return undefined
}

function adopt(stage: Stage, deployment: Deployment): void {
  note(stage, 'GitLab had recorded the start, but its answer was lost; that record was found and used')
  record(stage, deployment, ' (found again after its answer was lost)')
}

/** Creates the deployment unless GitLab holds it already. */
async function create(stage: Stage): Promise<Trouble | undefined> {
  const { gitlab, deadline } = stage
  if (stage.tracking.start.phase === 'recorded') return undefined
  const creation = await createDeployment(gitlab, stage.tracking.target, {
    deadline,
    keep: (open) => {
      remember(stage, { start: open === undefined ? { phase: 'deferred' } : { phase: 'begun', attempt: open } })
    },
  })
  if (creation.outcome === 'recorded') {
    if (creation.unanswered !== undefined)
      remember(stage, { unanswered: stage.tracking.unanswered ?? creation.unanswered })
    if (creation.adopted) adopt(stage, creation.deployment)
    else record(stage, creation.deployment)
    return undefined
  }
  return creation.trouble
}

function record(stage: Stage, deployment: Deployment, how = ''): void {
  const recorded = recordedOf(deployment)
  remember(stage, { start: { phase: 'recorded', deployment: recorded } })
  log.info(statusLine(stage.tracking.target, recorded, 'running', { how }))
}
