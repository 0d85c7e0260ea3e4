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

/**
 * Records the end of a deployment, and tells a person what GitLab holds now: in a line, in the summary and, where something
 * is wrong, in one annotation. `word` is what the input `status` said. With `trouble`, it is known already that nothing can
 * be recorded. Gives whether GitLab holds what it should.
 */
export async function end(
  stage: Stage,
  ending: Omit<Ending, 'recorded'> & { word?: string },
  environmentUrl: ExternalUrl,
  trouble?: Trouble,
): Promise<boolean> {
  const held = trouble ?? (await report(stage, ending, environmentUrl.url))
  const { clock } = stage.deadline
  if (held instanceof Trouble) {
    const problem = await reportNotRecorded(stage, held)
    const status = statusToReport({ ...ending, recorded: true }) ?? 'canceled'
    await writeSummary(stage.tracking, { status, problem, endedAt: clock.now() })
    return false
  }
  if (ending.main === 'ran' && ending.outcome === 'unknown') log.warning(howToTellTheOutcome(stage, ending.word ?? ''))
  if (held === 'nothing') {
    log.info(`No ${name(stage.tracking.target)} is recorded in GitLab, because nothing shows that one took place.`)
    return true
  }
  const { problem } = environmentUrl
  if (held === 'success' && problem !== undefined)
    log.warning(`Could not set the environment's URL in GitLab: ${problem}.`)
  await writeSummary(stage.tracking, { status: held, endedAt: clock.now() })
  return true
}

function howToTellTheOutcome({ tracking: { start, target } }: Stage, word: string): string {
  const so = start.phase === 'recorded' ? 'was recorded as canceled' : 'was not recorded'
  const what =
    word === ''
      ? 'The runner did not report how the job ended'
      : `status is "${shortened(printable(word), 100)}", which is not success, failure, cancelled or skipped`
  return `${what}, so the ${name(target)} ${so}. Add \`status: \${{ job.status }}\` to this step.`
}
