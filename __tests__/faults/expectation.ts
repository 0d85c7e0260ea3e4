import { isKill, type Fault } from './fault.js'
import type { Point } from './points.js'
import type { Cell } from './virtual/cell.js'

/** How many stages can still send the request of a point, its own included. */
function stagesLeft({ stage }: Point): number {
  return { pre: 3, main: 2, post: 1 }[stage]
}

/**
 * Whether a deployment has to be recorded with its final status in the end. What may pass is asked again within a stage;
 * what is refused is asked again by the next stage, if there is one.
 */
export function hasToBeRecorded({ point, fault, times, mode }: Cell): boolean {
  if (isKill(fault)) return times < killsSurvived(point)
  if (point.optional === true) return true
  if (times > 2) return false
  if (fault.action.do === 'delete the record') return times < 2
  if (asksForAnHour(fault) && times > stagesLeft(point) - (mode.onError === 'fail' ? 1 : 0)) return false
  if (fault.slow === true && mode.outcome === 'cancelled' && point.stage === 'post') return false
  if (mode.onError === 'fail' && !startsInTime(point)) return false
  if (mode.onError === 'fail' && point.stage !== 'post') return recordedBeforeMainGivesUp(point, fault, times)
  if (fault.passing || asksOnWhateverComes(point)) return true
  return times < stagesLeft(point)
}

/** A killed pre or main fails the job, and then only post comes. */
function killsSurvived({ stage }: Point): number {
  return stage === 'post' ? 0 : 2
}

/** A server that asks for more time than there is gets one more request in each stage, and in the last one two. */
export function asksForAnHour({ action }: Fault): boolean {
  return action.do === 'answer' && action.headers?.['retry-after'] === '3600'
}

/** At these points GitLab does not know of the start before post, which with `on-error: fail` is too late. */
function startsInTime({ kind, stage }: Point): boolean {
  return !(stage === 'post' && (kind === 'create deployment' || kind === 'list deployments'))
}

function recordedBeforeMainGivesUp(point: Point, fault: Fault, times: number): boolean {
  if (fault.slow === true) return false
  return fault.passing || times < stagesLeft(point) - 1
}

/** Waiting for a commit, and comparing what GitLab holds, go on whatever the answer is. */
function asksOnWhateverComes({ kind }: Point): boolean {
  return kind === 'show commit' || kind === 'show deployment'
}

/**
 * Requests that GitLab acts on long after the last stage gave it up cannot be made good by anybody but a person: the
 * record that they create comes on top of the one that was made instead.
 */
export function mayComeTwice({ point, fault }: Cell): boolean {
  return fault.action.do === 'process late' && fault.action.ms > 20_000 && point.kind === 'create deployment'
}
