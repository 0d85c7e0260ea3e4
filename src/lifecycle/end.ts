import { Trouble } from '../gitlab/trouble.js'
import type { ExternalUrl } from '../inputs/environment-url.js'
import { statusToReport, type Ending } from '../outcome.js'
import { log } from '../report/console.js'
import { name } from '../report/lines.js'
import { printable, shortened } from '../report/printable.js'
import { writeSummary } from '../report/summary.js'
import { reportNotRecorded } from './not-recorded.js'
import { report } from './report.js'
import type { Stage } from './stage.js'

/** Milliseconds for recording the end of a deployment, with everything that belongs to it. */
export const TIME_TO_FINISH = 120_000

/**
 * Records the end of a deployment, and tells a person what GitLab holds now: in a line, in the summary and, where
 * something is wrong, in one annotation. `word` is what the input `status` said. With `trouble`, it is known already that nothing can be recorded.
 */
export async function end(
  stage: Stage,
  ending: Omit<Ending, 'recorded'> & { word?: string },
  environmentUrl: ExternalUrl,
  trouble?: Trouble,
): Promise<void> {
  const held = trouble ?? (await report(stage, ending, environmentUrl.url))
  const { clock } = stage.deadline
  if (held instanceof Trouble) {
    const problem = await reportNotRecorded(stage, held)
    const status = statusToReport({ ...ending, recorded: true }) ?? 'canceled'
    return writeSummary(stage.tracking, { status, problem, endedAt: clock.now() })
  }
  if (ending.main === 'ran' && ending.outcome === 'unknown') log.warning(howToTellTheOutcome(stage, ending.word ?? ''))
  if (held === 'nothing') {
    log.info(`No ${name(stage.tracking.target)} is recorded in GitLab: nothing shows that one took place.`)
    return
  }
  const { problem } = environmentUrl
  if (held === 'success' && problem !== undefined)
    log.warning(`The environment's URL is not set in GitLab: ${problem}.`)
  await writeSummary(stage.tracking, { status: held, endedAt: clock.now() })
}

function howToTellTheOutcome({ tracking: { start, target } }: Stage, word: string): string {
  const so = start.phase === 'recorded' ? 'is recorded as canceled' : 'is not recorded'
  const what =
    word === ''
      ? 'Nobody said how the job ended'
      : `status is "${shortened(printable(word), 100)}", which is none of success, failure, cancelled and skipped`
  return `${what}, so the ${name(target)} ${so}: give this step the input \`status: \${{ job.status }}\`.`
}
