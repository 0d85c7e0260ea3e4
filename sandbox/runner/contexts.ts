import type { Surroundings } from './expressions.js'
import type { JobRun, Scope, Unit } from './model.js'
import { runnerFacts } from './environment.js'
import { actionName } from './unit.js'
import { checksAt, statusAt } from './status.js'
import type { StageName } from './types.js'

function githubContext(job: JobRun, unit?: Unit): Record<string, unknown> {
  return {
    ...job.github,
    event: job.options.event.payload ?? {},
    token: job.options.secrets?.GITHUB_TOKEN ?? '',
    action: unit === undefined ? '' : actionName(unit),
    action_path: unit?.scope.owner?.action?.directory ?? '',
  }
}

function stepsContext(scope: Scope): Record<string, unknown> {
  const ids = new Set(scope.units.flatMap((unit) => unit.spec.id ?? []))
  return Object.fromEntries(Object.entries(scope.results).filter(([key]) => ids.has(key)))
}

/** What the expressions of a job see that stand outside of its steps. */
export function jobSurroundings(job: JobRun): Surroundings {
  return scopeSurroundings(job.root, job.env, 'main')
}

/** What the expressions of a step see. GitHub's composite actions have no `secrets`, `vars` and `needs` (actions/runner source). */
export function stepSurroundings(unit: Unit, env: Record<string, string>, stage: StageName): Surroundings {
  return scopeSurroundings(contextScope(unit, stage), env, stage, unit)
}

function contextScope(unit: Unit, stage: StageName): Scope {
  const { scope } = unit
  const caller = scope.owner?.scope
  const confused = scope.job.profile.nestedPostContexts === 'of the calling composite' && stage === 'post'
  return confused && caller?.owner !== undefined ? caller : scope
}

/** What the expressions of a job, or of a composite action, see that belong to no step. */
export function scopeSurroundings(
  scope: Scope,
  env: Record<string, string>,
  stage: StageName,
  unit?: Unit,
): Surroundings {
  const { job } = scope
  const contexts = {
    github: githubContext(job, unit),
    env,
    job: { status: statusAt(scope) },
    runner: runnerFacts(job),
    steps: stepsContext(scope),
    strategy: job.strategy,
    matrix: job.matrix,
    inputs: scope.owner === undefined ? (job.options.inputs ?? {}) : scope.inputs,
  }
  const ofJob = { secrets: job.options.secrets ?? {}, vars: job.options.vars ?? {}, needs: job.needs }
  const status = checksAt(scope, stage)
  if (scope.owner === undefined) return { contexts: { ...contexts, ...ofJob }, status }
  if (job.profile.secretsInComposite === 'not a context') return { contexts, status }
  return { contexts: { ...contexts, ...ofJob, secrets: {} }, status }
}

/** What the defaults of an action's inputs see. */
export function defaultSurroundings(unit: Unit, env: Record<string, string>, stage: StageName): Surroundings {
  const all = stepSurroundings(unit, env, stage)
  const allowed = unit.scope.job.profile.contextsOfDefaults
  if (allowed === 'all') return all
  return {
    ...all,
    contexts: Object.fromEntries(Object.entries(all.contexts).filter(([name]) => allowed.includes(name))),
  }
}
