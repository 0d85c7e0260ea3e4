import { Deadline } from '../deadline.js'
import { commitArrives } from '../gitlab/commit-wait.js'
import { createDeployment } from '../gitlab/create.js'
import { explain } from '../gitlab/explain.js'
import { lookFor, patienceFor } from '../gitlab/look.js'
import type { Deployment } from '../gitlab/shapes.js'
import { asTrouble, Trouble } from '../gitlab/trouble.js'
import { log } from '../report/console.js'
import { name, statusLine } from '../report/lines.js'
import { note, takeDown, type Stage } from './stage.js'
import type { Recorded } from '../state.js'
import { showRunOnCommit } from './run-link.js'

/**
 * Tries to have GitLab hold the deployment as `running`. Afterwards `stage.tracking.start` tells what came of it; where it
 * is not recorded, the trouble is returned.
 */
export async function start(stage: Stage): Promise<Trouble | undefined> {
  const trouble = (await adoptBegun(stage)) ?? (await create(stage))
  if (trouble === undefined && !stage.last) await showRunOnCommit(stage, 'running')
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
    patienceFor(start.attempt, stage.last),
  )
  if (found instanceof Trouble) return found
  if (found === 'none')
    takeDown(stage, { start: { phase: 'deferred' }, ...(start.attempt.atWork ? { timedOut: start.attempt } : {}) })
  else adopt(stage, found)
  return undefined
}

function adopt(stage: Stage, deployment: Deployment): void {
  note(stage, 'GitLab had recorded the start although its answer was lost; that record was found and used')
  record(stage, deployment, ', found again after its answer was lost')
}

/** Creates the deployment unless GitLab holds it already. */
async function create(stage: Stage): Promise<Trouble | undefined> {
  const { gitlab, deadline, last } = stage
  if (stage.tracking.start.phase === 'recorded') return undefined
  const creation = await createDeployment(gitlab, stage.tracking.target, {
    deadline,
    last,
    aboutToSend: (attempt) => {
      takeDown(stage, { start: { phase: 'begun', attempt } })
    },
  })
  if (creation.outcome === 'recorded') {
    if (creation.timedOut !== undefined) takeDown(stage, { timedOut: creation.timedOut })
    if (creation.adopted) adopt(stage, creation.deployment)
    else record(stage, creation.deployment)
    return undefined
  }
  takeDown(stage, {
    start: creation.outcome === 'open' ? { phase: 'begun', attempt: creation.attempt } : { phase: 'deferred' },
  })
  return creation.trouble
}

function record(stage: Stage, deployment: Deployment, how = ''): void {
  const recorded: Recorded = {
    id: deployment.id,
    iid: deployment.iid,
    environmentId: deployment.environment.id,
    environmentSlug: deployment.environment.slug ?? '',
    externalUrl: deployment.environment.external_url ?? null,
  }
  takeDown(stage, { start: { phase: 'recorded', deployment: recorded } })
  log.info(statusLine(stage.tracking.target, recorded, 'running', how))
}

/**
 * Says that the start is not recorded: in a plain line where a mirror has yet to bring the commit, else once in a warning,
 * however many stages and tries met the trouble.
 */
export async function reportDeferred(stage: Stage, trouble: Trouble): Promise<void> {
  const { tracking, gitlab, deadline } = stage
  const { target, warned } = tracking
  if (trouble.lag) {
    await askForMirror(stage)
    log.info(
      `GitLab does not have ${missing(trouble, stage)} yet, so the start of the ${name(target)} is not recorded; the end of this job makes up for it.`,
    )
    return
  }
  if (warned) {
    log.info(`The start of the ${name(target)} is still not recorded; the end of this job tries again.`)
    return
  }
  takeDown(stage, { warned: true })
  const why = await explain(gitlab, trouble, target.environment, deadline)
  log.warning(
    `The start of the ${name(target)} is not recorded in GitLab: ${why}. The job goes on, and its end tries again.`,
  )
}

/** What GitLab says it lacks. */
export function missing(trouble: Trouble, { tracking: { target } }: Stage): string {
  return trouble.facts.fields?.includes('ref') === true ? `the ref ${target.ref}` : `the commit ${target.sha}`
}

/** Asks GitLab, once at the start and once at the end, to pull its mirror now; where it does not, the wait goes on anyway. */
export async function askForMirror(stage: Stage): Promise<void> {
  const { tracking, gitlab, deadline, last } = stage
  if (!tracking.settings.pullMirror || (tracking.mirrorAsked && !last)) return
  takeDown(stage, { mirrorAsked: true })
  try {
    await gitlab.pullMirror(deadline)
    log.info('Asked GitLab to pull its mirror now.')
  } catch (error) {
    log.info(`GitLab was asked to pull its mirror and did not: ${asTrouble(error).message}`)
  }
}

/**
 * Waits up to `commit-wait-seconds` for a commit that GitLab does not have yet, and starts again when it is there. Returns
 * the trouble that is left.
 */
export async function waitAndStart(stage: Stage, lag: Trouble, time: Deadline): Promise<Trouble | undefined> {
  await askForMirror(stage)
  const { tracking, gitlab } = stage
  log.info(`Waiting for ${missing(lag, stage)}, which GitLab does not have yet.`)
  const begun = time.clock.now()
  if (!(await commitArrives(gitlab, tracking.target, time))) return lag
  note(stage, `waited ${Math.round((time.clock.now() - begun) / 1000)} s for the commit to reach GitLab`)
  const trouble = await start(stage)
  return trouble?.lag === true && time.left() > 0 ? waitAndStart(stage, trouble, time) : trouble
}
