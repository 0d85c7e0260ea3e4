import { join } from 'node:path'
import { loadAction } from './action-file.js'
import type { JobRun, Scope, Unit } from './model.js'
import type { StepSpec } from './yaml-shapes.js'

// Gitea and Forgejo take a whole address too
const remote = /^(?:https?:\/\/[^/]+\/)?([^./:][^/@:]*)\/([^/@]+)(?:\/([^@]*))?@(.+)$/

/** The repository and the ref of a remote action. */
export function repositoryOf(unit: Unit): { name: string; path: string; ref: string } | undefined {
  const [, owner, name, path = '', ref = ''] = remote.exec(unit.spec.uses ?? '') ?? []
  return owner === undefined || name === undefined ? undefined : { name: `${owner}/${name}`, path, ref }
}

function keyOf(spec: StepSpec): string {
  return spec.id ?? spec.name ?? spec.uses ?? `Run ${spec.run?.trim().split('\n')[0] ?? ''}`
}

/** Makes the scope of a job, or of a composite action, with its steps. */
export function makeScope(job: JobRun, specs: StepSpec[], owner?: Unit): Scope {
  const scope: Scope = { job, units: [], results: {}, inputs: {}, env: {}, failed: false }
  if (owner !== undefined) scope.owner = owner
  const used = new Map<string, number>()
  for (const spec of specs) {
    const plain = keyOf(spec)
    const count = (used.get(plain) ?? 0) + 1
    used.set(plain, count)
    const key = count === 1 ? plain : `${plain} (${count})`
    const path = owner === undefined ? key : `${owner.path}/${key}`
    const fresh = { state: {}, frozenDefaults: {}, mainRan: false, registered: false }
    scope.units.push({ spec, key, path, scope, ...fresh })
  }
  return scope
}

/** `actions/checkout`, which the runner does itself here. */
export function isCheckout(unit: Unit): boolean {
  return repositoryOf(unit)?.name === 'actions/checkout'
}

/** `uses: ./folder`. */
export function isLocal(unit: Unit): boolean {
  return unit.spec.uses?.startsWith('./') === true
}

function directoryOf(unit: Unit, uses: string): string {
  const { job } = unit.scope
  if (isLocal(unit)) return join(job.folders.workspace, uses)
  const repository = repositoryOf(unit)
  const folder = repository === undefined ? undefined : job.options.actions[repository.name]
  if (repository === undefined || folder === undefined) throw new Error(`No folder is given for the action ${uses}`)
  return join(folder, repository.path)
}

/**
 * Reads the action of a step. Remote ones are read before the job's first step, with all that they use; local ones as
 * late as at main, when a checkout may have brought them. That is why pre of a local action never runs, nor pre of what
 * a local composite action uses (actions/runner and act source).
 */
export function prepare(unit: Unit): void {
  const { uses } = unit.spec
  if (uses === undefined || unit.action !== undefined || isCheckout(unit)) return
  unit.action = loadAction(directoryOf(unit, uses))
  if (!('steps' in unit.action.runs)) return
  unit.inner = makeScope(unit.scope.job, unit.action.runs.steps, unit)
  prepareRemotes(unit.inner)
}

/** Reads the remote actions of a scope. */
export function prepareRemotes(scope: Scope): void {
  for (const unit of scope.units) if (!isLocal(unit)) prepare(unit)
}

/** Whether a step has something to do before the job's first main. */
export function hasPre(unit: Unit): boolean {
  // a local action is not known before its main
  if (unit.action === undefined) return false
  if (unit.inner !== undefined) return unit.inner.units.some(hasPre)
  return 'main' in unit.action.runs && unit.action.runs.pre !== undefined
}

/** Whether a step has something to do after the job's last main. */
export function hasPost(unit: Unit): boolean {
  if (unit.inner !== undefined) return unit.inner.units.some(hasPost)
  return unit.action !== undefined && 'main' in unit.action.runs && unit.action.runs.post !== undefined
}

/**
 * `GITHUB_ACTION`: the step's id; for a step without one GitHub makes `__run` or `__owner_repo` and counts (GitHub's
 * documentation), the act family takes the step's position (act source).
 */
export function actionName(unit: Unit): string {
  if (unit.spec.id !== undefined) return unit.spec.id
  const { units, job } = unit.scope
  if (job.profile.commands === 'act') return String(units.indexOf(unit))
  const base = ({ spec }: Unit) => `__${(spec.uses ?? 'run').replace(/@.*/, '').replaceAll(/[^\w-]/g, '_')}`
  const alike = units.filter((other) => other.spec.id === undefined && base(other) === base(unit))
  const number = alike.indexOf(unit) + 1
  return number === 1 ? base(unit) : `${base(unit)}_${number}`
}
