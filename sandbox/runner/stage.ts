import { checkOut } from './checkout.js'
import { runComposite } from './composite-stage.js'
import { join } from 'node:path'
import { stepSurroundings } from './contexts.js'
import { interpolate, interpolateAll, isEnabled, isTrue } from './expressions.js'
import { inputsAt } from './inputs.js'
import type { Unit } from './model.js'
import { runProcess, type Work } from './process-stage.js'
import { scriptCommand, type CommandLine } from './shell.js'
import { emptyResult, record, stageId } from './stage-result.js'
import type { InterruptionKind, StageName, Word } from './types.js'
import { hasPost, isCheckout, prepare } from './unit.js'

interface Performed {
  outcome: Word
  outputs: Record<string, string>
}

function environmentOf(unit: Unit, stage: StageName): { outer: Record<string, string>; own: Record<string, string> } {
  const outer = { ...unit.scope.job.env, ...unit.scope.env }
  return { outer, own: interpolateAll(unit.spec.env, stepSurroundings(unit, outer, stage)) }
}

function conditionOf(unit: Unit, stage: StageName): string | undefined {
  if (stage === 'main') return unit.spec.if
  const runs = unit.action?.runs
  return (runs !== undefined && 'main' in runs ? runs[`${stage}-if`] : undefined) ?? 'always()'
}

/** Whether a stage may begin at all, before any condition is looked at. */
function mayBegin(unit: Unit, stage: StageName): boolean {
  const { interruption, profile } = unit.scope.job
  if (interruption.kind === undefined) return true
  const habit = profile.interruptions[interruption.kind]
  return stage === 'post' ? habit.posts !== 'never begin' : habit.mains === 'evaluated'
}

/** A running stage goes on after the job was ended if its condition still holds (actions/runner and act source). */
function goesOn(unit: Unit, stage: StageName, kind: InterruptionKind): boolean {
  const habit = unit.scope.job.profile.interruptions[kind]
  if (stage === 'post') return habit.posts !== 'never begin'
  if (habit.mains === 'ended') return false
  const { outer, own } = environmentOf(unit, stage)
  return isEnabled(conditionOf(unit, stage), stepSurroundings(unit, { ...outer, ...own }, stage))
}

function commandOf(unit: Unit, stage: StageName, env: Record<string, string>): CommandLine {
  const { job } = unit.scope
  const { action, spec } = unit
  if (spec.run !== undefined) {
    const script = interpolate(spec.run, stepSurroundings(unit, env, stage))
    return scriptCommand(
      script,
      spec.shell ?? job.workflowShell,
      join(job.folders.files, `script_${job.stages.length}`),
    )
  }
  const runs = action?.runs
  if (action === undefined || runs === undefined || !('main' in runs)) {
    throw new Error(`The step ${unit.path} has neither run nor an action`)
  }
  return [job.options.node ?? process.execPath, join(action.directory, runs[stage] ?? '')]
}

async function perform(unit: Unit, work: Omit<Work, 'command' | 'cwd' | 'inputs'>): Promise<Performed> {
  const { stage, env, deadline } = work
  const { job } = unit.scope
  if (stage === 'main') prepare(unit)
  if (isCheckout(unit)) {
    checkOut(job)
    await record(unit, { ...emptyResult(unit, stage), executed: true, outcome: 'success', exitCode: 0 })
    return { outcome: 'success', outputs: {} }
  }
  if (hasPost(unit)) register(unit)
  if (unit.inner !== undefined) return runComposite(unit, unit.inner, { stage, env, deadline }, runStage)
  const inputs = unit.spec.run === undefined ? inputsAt(unit, stage, env) : {}
  await job.options.beforeStage?.(stageId(unit, stage))
  const place = interpolate(unit.spec['working-directory'] ?? '', stepSurroundings(unit, env, stage))
  const cwd = join(job.folders.workspace, unit.spec.run === undefined ? '' : place)
  const result = await runProcess(unit, { ...work, inputs, command: commandOf(unit, stage, env), cwd })
  await record(unit, result)
  return result
}

function register(unit: Unit): void {
  if (unit.registered) return
  unit.registered = true
  if (unit.scope.owner === undefined) unit.scope.job.registered.push(unit)
}

async function attempt(unit: Unit, stage: StageName, work: Parameters<typeof perform>[1]): Promise<Performed> {
  try {
    return await perform(unit, work)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    const annotations = [{ level: 'error' as const, title: '', message }]
    await record(unit, { ...emptyResult(unit, stage), outcome: 'failure', annotations, log: `##[error]${message}` })
    return { outcome: 'failure', outputs: {} }
  }
}

/** On the act family post runs if main ran; on GitHub if it was registered as pre or main began (see profiles). */
function isPostDue(unit: Unit): boolean {
  return unit.scope.job.profile.postWhenMainWasSkipped ? unit.registered : unit.mainRan
}

async function skip(unit: Unit, stage: StageName): Promise<Word> {
  if (stage === 'main') unit.scope.results[unit.key] = { outcome: 'skipped', conclusion: 'skipped', outputs: {} }
  await record(unit, { ...emptyResult(unit, stage), skipped: true })
  return 'skipped'
}

/** Runs one stage of a step with all that belongs to it, and says how it ended after `continue-on-error`. */
export async function runStage(unit: Unit, stage: StageName, inherited?: number): Promise<Word> {
  const { job, results } = unit.scope
  if (!mayBegin(unit, stage)) return 'skipped'
  if (stage === 'post' && !isPostDue(unit)) return skip(unit, stage)
  const { outer, own } = environmentOf(unit, stage)
  const env = { ...outer, ...own }
  const surroundings = stepSurroundings(unit, env, stage)
  if (!isEnabled(conditionOf(unit, stage), surroundings)) return skip(unit, stage)
  if (stage === 'post' && job.interruption.kind !== undefined) {
    const { posts } = job.profile.interruptions[job.interruption.kind]
    if (posts === 'begin without a process') {
      await record(unit, { ...emptyResult(unit, stage), outcome: 'failure' })
      return 'failure'
    }
  }
  if (stage === 'main') {
    unit.mainRan = true
    // the act family counts a running step as a success (act source)
    if (job.profile.commands === 'act') results[unit.key] = { outcome: 'success', conclusion: 'success', outputs: {} }
  }
  const minutes = Number(interpolate(unit.spec['timeout-minutes'] ?? '', surroundings))
  const ownLimit = minutes > 0 ? performance.now() + minutes * (job.options.clock?.minuteMs ?? 60_000) : Infinity
  const deadline = Math.min(ownLimit, inherited ?? Infinity)
  const { outcome, outputs } = await attempt(unit, stage, {
    stage,
    env,
    deadline: Number.isFinite(deadline) ? deadline : undefined,
    goesOn: (kind) => goesOn(unit, stage, kind),
  })
  const forgiven = outcome === 'failure' && isTrue(unit.spec['continue-on-error'], stepSurroundings(unit, env, stage))
  const conclusion = forgiven ? 'success' : outcome
  if (stage === 'main') results[unit.key] = { outcome, conclusion, outputs }
  if (stage === 'post' && job.profile.outputsOfPost === 'kept') Object.assign(results[unit.key]?.outputs ?? {}, outputs)
  return conclusion
}
