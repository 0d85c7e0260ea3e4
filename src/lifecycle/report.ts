import { LONGEST_REQUEST } from '../budget.js'
import { candidatesSince } from '../gitlab/look.js'
import { finishDeployment } from '../gitlab/finish.js'
import { asTrouble, Trouble } from '../gitlab/trouble.js'
import type { FinalStatus } from '../gitlab/vocabulary.js'
import { statusToReport, type Ending } from '../outcome.js'
import { log } from '../report/console.js'
import { name, statusLine } from '../report/lines.js'
import { note, remember, type Stage } from './stage.js'
import type { Recorded } from '../state.js'
import { updateEnvironment, warnOfEnvironment } from './environment.js'
import { besideFinalStatus } from './expiry.js'
import { showRunOnCommit } from './run-link.js'
import { startLate } from './mirror.js'

/** What GitLab holds in the end: a final status, nothing because there is nothing to tell, or not what it should. */
export type Report = FinalStatus | 'nothing' | Trouble

/**
 * Makes GitLab hold the final status. What it does not hold yet, or not any more, is recorded late, in two requests: a
 * deployment created as a success straight away would be taken for an earlier one of the same commit.
 */
export async function report(
  stage: Stage,
  ending: Omit<Ending, 'recorded'>,
  environmentUrl: string | undefined,
): Promise<Report> {
  const { start: begun } = stage.tracking
  if (begun.phase === 'recorded') {
    const status = statusToReport({ ...ending, recorded: true }) ?? 'canceled'
    const held = await giveFinalStatus(stage, begun.deployment, status, environmentUrl)
    if (held !== 'gone') return held
    note(stage, 'the record of the start was deleted in GitLab meanwhile, so a new one was made')
    remember(stage, { start: { phase: 'deferred' } })
  }
  const status = statusToReport({ ...ending, recorded: false })
  if (status === undefined) {
    if (begun.phase === 'recorded') await showRunOnCommit(stage, 'canceled')
    return 'nothing'
  }
  const recorded = await recordLate(stage)
  if (recorded instanceof Trouble) return recorded
  const held = await giveFinalStatus(stage, recorded, status, environmentUrl)
  if (held !== 'gone') return held
  remember(stage, { start: { phase: 'deferred' } })
  return new Trouble('refused', 'the record was deleted in GitLab, and then so was the one that replaced it')
}

async function recordLate(stage: Stage): Promise<Recorded | Trouble> {
  const trouble = await startLate(stage)
  const { start: now } = stage.tracking
  if (now.phase !== 'recorded') return trouble ?? new Trouble('no-time', 'the deployment could not be recorded')
  note(stage, 'the start could only be recorded at the end of the job')
  return now.deployment
}

async function giveFinalStatus(
  stage: Stage,
  deployment: Recorded,
  status: FinalStatus,
  environmentUrl: string | undefined,
): Promise<FinalStatus | 'gone' | Trouble> {
  const { gitlab, deadline, tracking } = stage
  // GitLab evaluates both when the deployment succeeds; a failed one changes neither.
  const trouble = status === 'success' ? await updateEnvironment(stage, deployment, environmentUrl) : undefined
  try {
    const held = await besideFinalStatus(stage, () => finishDeployment(gitlab, deployment.id, status, deadline))
    if (held === 'gone') return 'gone'
  } catch (error) {
    return asTrouble(error)
  }
  log.info(statusLine(tracking.target, deployment, status))
  if (trouble !== undefined) await warnOfEnvironment(stage, trouble)
  await showRunOnCommit(stage, status)
  await warnOfAnother(stage, deployment)
  return status
}

/**
 * After a creating request got no answer and another was sent: what the first one asked for may have appeared after all.
 */
async function warnOfAnother(stage: Stage, ours: Recorded): Promise<void> {
  const { gitlab, tracking, deadline } = stage
  if (tracking.unanswered === undefined) return
  try {
    const candidates = await candidatesSince(
      gitlab,
      tracking.target,
      tracking.unanswered,
      deadline.within(LONGEST_REQUEST),
    )
    for (const { deployment } of candidates.filter((candidate) => candidate.deployment.id !== ours.id)) {
      log.warning(
        `Besides deployment #${ours.iid}, GitLab shows #${deployment.iid} as a running ${name(tracking.target)}. If no other job created it, it is a late duplicate from this step. Use sweep/ to close it.`,
      )
    }
  } catch (error) {
    log.debug(`Looking for another record: ${asTrouble(error).message}`)
  }
}
