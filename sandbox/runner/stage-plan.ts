import { join } from 'node:path'
import { stepSurroundings } from './contexts.js'
import { interpolate } from './expressions.js'
import { inputsAt } from './inputs.js'
import type { Scope, Unit } from './model.js'
import { scriptCommand, type CommandLine } from './shell.js'
import type { StageName } from './types.js'
import { isCheckout, prepare } from './unit.js'

/** What a stage of a step comes to. */
export type StagePlan =
  | { kind: 'checkout' }
  | { kind: 'composite'; inner: Scope; inputs: Record<string, string> }
  | { kind: 'process'; command: CommandLine; cwd: string; inputs: Record<string, string> }

function planScript(unit: Unit, script: string, stage: StageName, env: Record<string, string>): StagePlan {
  const { job, owner } = unit.scope
  const surroundings = stepSurroundings(unit, env, stage)
  // a composite action does not inherit the workflow's defaults
  const defaults = owner === undefined ? job.runDefaults : {}
  const place = interpolate(unit.spec['working-directory'] ?? defaults['working-directory'] ?? '', surroundings)
  const file = join(job.folders.files, `script_${job.stages.length}`)
  const command = scriptCommand(interpolate(script, surroundings), unit.spec.shell ?? defaults.shell, file)
  return { kind: 'process', command, cwd: join(job.folders.workspace, place), inputs: {} }
}

/** Works out what to do; throws on what a runner would refuse. */
export function planStage(unit: Unit, stage: StageName, env: Record<string, string>): StagePlan {
  const { job } = unit.scope
  if (isCheckout(unit)) return { kind: 'checkout' }
  if (stage === 'main') prepare(unit)
  if (unit.spec.run !== undefined) return planScript(unit, unit.spec.run, stage, env)
  const inputs = inputsAt(unit, stage, env)
  if (unit.inner !== undefined) return { kind: 'composite', inner: unit.inner, inputs }
  const { action } = unit
  if (action === undefined || !('main' in action.runs)) throw new Error('A step needs either run or uses')
  const program = job.options.node ?? process.execPath
  const file = join(action.directory, action.runs[stage] ?? '')
  return { kind: 'process', command: [program, file], cwd: job.folders.workspace, inputs }
}
