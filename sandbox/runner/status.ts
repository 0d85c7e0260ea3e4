import type { StatusChecks } from './expressions.js'
import type { Scope } from './model.js'
import type { StageName, Word } from './types.js'

/**
 * What `job.status` is at this place, now. On GitHub there is one for the whole job (actions/runner source); on the act
 * family it is worked out from the steps of the job, or of the composite action alone (act source, seen on all three).
 */
export function statusAt(scope: Scope): Word {
  const { job } = scope
  if (job.profile.statusInComposite === 'of the job') return job.result
  const { kind } = job.interruption
  const word = kind === undefined ? 'of the steps' : job.profile.interruptions[kind].status
  if (word !== 'of the steps' && (word === 'cancelled' || scope.owner === undefined)) return word
  const failed = Object.values(scope.results).some((result) => result.conclusion === 'failure')
  return failed || scope.failed ? 'failure' : 'success'
}

/**
 * What the status functions answer. Inside a composite action GitHub's look at main at the action itself and otherwise
 * at the job (actions/runner source); everywhere else they follow `job.status`.
 */
export function checksAt(scope: Scope, stage: StageName): StatusChecks {
  const status = statusAt(scope)
  const cancelled = status === 'cancelled'
  if (scope.job.profile.statusInComposite === 'of the job' && scope.owner !== undefined && stage === 'main') {
    return { success: !scope.failed && !cancelled, failure: scope.failed && !cancelled, cancelled }
  }
  return { success: status === 'success', failure: status === 'failure', cancelled }
}
