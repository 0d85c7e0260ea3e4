import type { FinalStatus } from './gitlab/vocabulary.js'

/** How the job, or the step that deploys, ended; `unknown` where nobody said so in a word that is understood. */
export type Outcome = 'success' | 'failure' | 'cancelled' | 'skipped' | 'unknown'

const words = new Map<string, Outcome>([
  ['success', 'success'],
  ['failure', 'failure'],
  ['failed', 'failure'],
  ['cancelled', 'cancelled'],
  ['canceled', 'cancelled'],
  ['skipped', 'skipped'],
])

/** The outcome that a word stands for, in any case. */
export function outcomeOf(word: string): Outcome {
  return words.get(word.trim().toLowerCase()) ?? 'unknown'
}

/**
 * The outcome of the job at post. `status`, where given, wins over `job-status`; where a runner freezes the latter's
 * default, it tells nothing.
 */
export function jobOutcome(status: string, jobStatus: string, freezesDefaults: boolean): Outcome {
  if (status.trim() !== '') return outcomeOf(status)
  return freezesDefaults ? 'unknown' : outcomeOf(jobStatus)
}

/** The final status of a deployment with this outcome. Only what is known to have succeeded is a success. */
export function finalStatusOf(outcome: Outcome): FinalStatus {
  if (outcome === 'success') return 'success'
  return outcome === 'failure' ? 'failed' : 'canceled'
}

/** What is known when the job ends. */
export interface Ending {
  /** True where GitLab holds the deployment as `running`. */
  recorded: boolean
  /** `refused`: main ran, and failed on its inputs. */
  main: 'ran' | 'refused' | 'not run'
  outcome: Outcome
}

/** What GitLab gets at the end, or undefined where it gets nothing. */
export function statusToReport({ recorded, main, outcome }: Ending): FinalStatus | undefined {
  if (main === 'refused') return 'failed'
  if (main === 'ran') return recorded || outcome !== 'unknown' ? finalStatusOf(outcome) : undefined
  // The step was skipped: nothing shows that a deployment took place, so there is no success.
  if (outcome === 'failure') return 'failed'
  return recorded ? 'canceled' : undefined
}
