import { gaveUp, isRecorded, waitsForCommit } from './held.js'
import { ORDER } from './points.js'
import type { Result } from './virtual/cell.js'

/** Milliseconds that each stage may take, and what its last request may take on top. */
const LIMITS = { pre: 20_000, main: 20_000, post: 120_000 }
const POST_AFTER_CANCEL = 40_000
const OVERHEAD = 700
const COMMIT_WAIT = 30_000

/** Where asking again is of no use: with a diagnosis, or for a host that may only be unknown for a moment. */
const FINAL = 14_000

function isFinal({ fault, point: { kind } }: Result['cell']): boolean {
  return !fault.passing && (kind === 'create deployment' || kind === 'update deployment')
}

export function problemsWithTime(result: Result): string[] {
  const { cell, stages } = result
  return stages.flatMap(({ stage, ms }) => {
    const cancelled = stage === 'post' && result.status === 'cancelled'
    const waits = stage === 'main' && cell.mode.onError === 'fail' && waitsForCommit(cell)
    const final = isFinal(cell) && ORDER.indexOf(stage) >= ORDER.indexOf(cell.point.stage)
    if (final && ms > FINAL) return [`${stage} took ${ms} ms over what is refused for good`]
    const limit = (cancelled ? POST_AFTER_CANCEL : LIMITS[stage]) + (waits ? COMMIT_WAIT : 0) + OVERHEAD
    return ms <= limit ? [] : [`${stage} took ${ms} ms`]
  })
}

/** Milliseconds before the end of its time at which post may give up: too little for one more try that is of use. */
const TOO_LITTLE = 30_000
/** Requests that one job may send, however much goes wrong. */
const MOST_REQUESTS = 100

/** It neither gives up early nor keeps asking without a pause. */
export function problemsWithPersistence(result: Result): string[] {
  const { cell, stages, sent, status } = result
  const problems = sent.length > MOST_REQUESTS ? [`${sent.length} requests`] : []
  const post = stages.at(-1)
  if (post?.stage !== 'post' || post.killed || isRecorded(result) || gaveUp(result)) return problems
  const waits = cell.fault.passing && cell.fault.lag !== true && cell.point.kind !== 'show commit'
  const time = status === 'cancelled' ? POST_AFTER_CANCEL : LIMITS.post
  return waits && post.ms < time - TOO_LITTLE ? [...problems, `post gave up after ${post.ms} ms`] : problems
}

/** A server that asks to wait is not asked again before that. */
export function problemsWithManners({ cell, sent }: Result): string[] {
  const { asksFor = 0 } = cell.fault
  if (cell.times > 2) return []
  const struck = sent.filter(({ kind, stage }) => kind === cell.point.kind && stage === cell.point.stage)
  return struck.slice(1, cell.times + 1).flatMap(({ at }, index) => {
    const pause = at - (struck[index]?.at ?? 0)
    return pause < asksFor ? [`asked again after ${pause} ms`] : []
  })
}
