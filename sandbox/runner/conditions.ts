import { stepSurroundings } from './contexts.js'
import { interpolate, interpolateAll, isEnabled } from './expressions.js'
import type { Unit } from './model.js'
import type { InterruptionKind, StageName } from './types.js'

/** The environment of a step: all of it, and what comes from its own `env:`, which is evaluated at each stage. */
export function environmentOf(unit: Unit, stage: StageName) {
  const outer = { ...unit.scope.job.env, ...unit.scope.env }
  const own = interpolateAll(unit.spec.env, stepSurroundings(unit, outer, stage))
  return { all: { ...outer, ...own }, own }
}

function conditionOf(unit: Unit, stage: StageName): string | undefined {
  if (stage === 'main') return unit.spec.if
  const runs = unit.action?.runs
  return (runs !== undefined && 'main' in runs ? runs[`${stage}-if`] : undefined) ?? 'always()'
}

/** Whether the condition of a stage holds; pre and post have their own, whatever the step's `if:` says. */
export function holds(unit: Unit, stage: StageName): boolean {
  return isEnabled(conditionOf(unit, stage), stepSurroundings(unit, environmentOf(unit, stage).all, stage))
}

/** Whether a stage may begin at all, before any condition is looked at. */
export function mayBegin(unit: Unit, stage: StageName): boolean {
  const { interruption, profile } = unit.scope.job
  if (interruption.kind === undefined) return true
  const habit = profile.interruptions[interruption.kind]
  return stage === 'post' ? habit.posts !== 'never begin' : habit.mains === 'evaluated'
}

/** A running stage goes on after the job was ended if its condition still holds (actions/runner and act source). */
export function goesOn(unit: Unit, stage: StageName, kind: InterruptionKind): boolean {
  const habit = unit.scope.job.profile.interruptions[kind]
  if (habit.mains === 'evaluated') return holds(unit, stage)
  return stage === 'post' && habit.posts !== 'never begin'
}

/** On the act family post runs if main ran; on GitHub if it was registered as pre or main began (see profiles). */
export function isPostDue(unit: Unit): boolean {
  return unit.scope.job.profile.postWhenMainWasSkipped ? unit.registered : unit.mainRan
}

/** When the time of a stage is over; `timeout-minutes` counts for each stage anew (actions/runner and act source). */
export function deadlineOf(unit: Unit, stage: StageName, inherited = Infinity): number {
  const { clock } = unit.scope.job.options
  const surroundings = stepSurroundings(unit, environmentOf(unit, stage).all, stage)
  const minutes = Number(interpolate(unit.spec['timeout-minutes'] ?? '', surroundings))
  const own = minutes > 0 ? performance.now() + minutes * (clock?.minuteMs ?? 60_000) : Infinity
  return Math.min(own, inherited)
}
