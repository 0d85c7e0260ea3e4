import { checkOut } from './checkout.js'
import { runComposite } from './composite-stage.js'
import { deadlineOf, environmentOf, goesOn, holds, isPostDue, mayBegin } from './conditions.js'
import { scopeSurroundings, stepSurroundings } from './contexts.js'
import { interpolateAll, isTrue } from './expressions.js'
import type { Unit } from './model.js'
import { runProcess } from './process-stage.js'
import { planStage } from './stage-plan.js'
import { emptyResult, record, stageId } from './stage-result.js'
import type { StageName, Word } from './types.js'
import { hasPost } from './unit.js'

interface Performed {
  outcome: Word
  outputs: Record<string, string>
}

const failed: Performed = { outcome: 'failure', outputs: {} }

/** A step whose expressions or manifest are at fault fails; what a caller's hook throws is not caught here. */
async function orFail<T>(unit: Unit, stage: StageName, evaluate: () => T): Promise<{ value: T } | undefined> {
  try {
    return { value: evaluate() }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    const annotations = [{ level: 'error' as const, title: '', message }]
    await record(unit, { ...emptyResult(unit, stage), outcome: 'failure', annotations, log: `##[error]${message}` })
    return undefined
  }
}

function register(unit: Unit): void {
  if (unit.registered || !hasPost(unit)) return
  unit.registered = true
  if (unit.scope.owner === undefined) unit.scope.job.registered.push(unit)
}

async function perform(unit: Unit, stage: StageName, inherited: number | undefined): Promise<Performed> {
  const { job } = unit.scope
  const planned = await orFail(unit, stage, () => {
    const { all, own } = environmentOf(unit, stage)
    return { all, own, plan: planStage(unit, stage, all), deadline: deadlineOf(unit, stage, inherited) }
  })
  if (planned === undefined) return failed
  const { all: env, own, plan, deadline } = planned.value
  register(unit)
  if (plan.kind === 'checkout') {
    checkOut(job)
    await record(unit, { ...emptyResult(unit, stage), executed: true, outcome: 'success', exitCode: 0 })
    return { outcome: 'success', outputs: {} }
  }
  if (plan.kind === 'composite') {
    const { inner, inputs } = plan
    const outcome = await runComposite(inner, { stage, inputs, env: { ...unit.scope.env, ...own }, deadline }, runStage)
    if (stage !== 'main') return { outcome, outputs: {} }
    const seen = scopeSurroundings(inner, env, stage)
    const outputs = await orFail(unit, stage, () => interpolateAll(unit.action?.outputs ?? {}, seen))
    return outputs === undefined ? failed : { outcome, outputs: outputs.value }
  }
  await job.options.beforeStage?.(stageId(unit, stage), job.control)
  const result = await runProcess(unit, { ...plan, stage, env, deadline, goesOn: (kind) => goesOn(unit, stage, kind) })
  await record(unit, result)
  return result
}

async function skip(unit: Unit, stage: StageName): Promise<Word> {
  if (stage === 'main') unit.scope.results[unit.key] = { outcome: 'skipped', conclusion: 'skipped', outputs: {} }
  await record(unit, { ...emptyResult(unit, stage), skipped: true })
  return 'skipped'
}

function beginsWithoutProcess(unit: Unit, stage: StageName): boolean {
  const { interruption, profile } = unit.scope.job
  if (stage !== 'post' || interruption.kind === undefined) return false
  return profile.interruptions[interruption.kind].posts === 'begin without a process'
}

async function performOrFail(unit: Unit, stage: StageName, inherited?: number): Promise<Performed | 'skipped'> {
  const { job, results } = unit.scope
  const enabled = await orFail(unit, stage, () => holds(unit, stage))
  if (enabled?.value === false) return 'skipped'
  if (stage === 'main') {
    unit.mainRan = true
    // the act family counts a running step as a success (act source)
    if (job.profile.commands === 'act') results[unit.key] = { outcome: 'success', conclusion: 'success', outputs: {} }
  }
  if (enabled === undefined) return failed
  if (!beginsWithoutProcess(unit, stage)) return perform(unit, stage, inherited)
  await record(unit, { ...emptyResult(unit, stage), outcome: 'failure' })
  return failed
}

function conclude(unit: Unit, stage: StageName, outcome: Word): Word {
  const { all } = environmentOf(unit, stage)
  const forgiven = isTrue(unit.spec['continue-on-error'], stepSurroundings(unit, all, stage))
  return outcome === 'failure' && forgiven ? 'success' : outcome
}

/** Runs one stage of a step with all that belongs to it, and says how it ended after `continue-on-error`. */
export async function runStage(unit: Unit, stage: StageName, inherited?: number): Promise<Word> {
  const { job, results } = unit.scope
  if (!mayBegin(unit, stage)) return 'skipped'
  if (stage === 'post' && !isPostDue(unit)) return skip(unit, stage)
  const performed = await performOrFail(unit, stage, inherited)
  if (performed === 'skipped') return skip(unit, stage)
  const { outcome, outputs } = performed
  const concluded = outcome === 'failure' ? await orFail(unit, stage, () => conclude(unit, stage, outcome)) : undefined
  const conclusion = concluded?.value ?? outcome
  if (stage === 'main') results[unit.key] = { outcome, conclusion, outputs }
  if (stage === 'post' && job.profile.outputsOfPost === 'kept') Object.assign(results[unit.key]?.outputs ?? {}, outputs)
  return conclusion
}
