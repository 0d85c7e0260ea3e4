import { defaultSurroundings, stepSurroundings } from './contexts.js'
import { interpolate, interpolateAll } from './expressions.js'
import type { Unit } from './model.js'
import type { StageName } from './types.js'

/**
 * The inputs of an action at a stage. What stands in `with:` is evaluated anew at each stage everywhere; a default too,
 * except on Gitea, where it keeps the value of the first stage (seen on Gitea's runner 3.1). An input that is not given
 * and has no default is there and empty.
 */
export function inputsAt(unit: Unit, stage: StageName, env: Record<string, string>): Record<string, string> {
  const { profile } = unit.scope.job
  const given = interpolateAll(unit.spec.with, stepSurroundings(unit, env, stage))
  const givenNames = new Set(Object.keys(given).map((name) => name.toLowerCase()))
  const seen = defaultSurroundings(unit, env, stage)
  const inputs: Record<string, string> = { ...given }
  for (const [name, source] of Object.entries(unit.action?.inputs ?? {})) {
    if (givenNames.has(name.toLowerCase())) continue
    const frozen = profile.defaults === 'frozen at the first stage' ? unit.frozenDefaults[name] : undefined
    const value = frozen ?? interpolate(source, seen)
    unit.frozenDefaults[name] = value
    inputs[name] = value
  }
  return inputs
}
