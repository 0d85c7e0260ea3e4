import { isKill } from './fault.js'
import { asksForAnHour, hasToBeRecorded, mayComeTwice } from './expectation.js'
import type { Result } from './virtual/cell.js'
import { ADDRESS, TOKEN } from './virtual/address.js'
import type { StageRun } from './virtual/job.js'

/** Milliseconds that each stage may take, and what its last request may take on top. */
const LIMITS = { pre: 20_000, main: 20_000, post: 120_000 }
const POST_AFTER_CANCEL = 40_000
const OVERHEAD = 700
const COMMIT_WAIT = 30_000

/** Everything that is not as it was promised, in words. */
export function problemsOf(result: Result): string[] {
  return [
    ...problemsInGitLab(result),
    ...problemsWithExitCodes(result),
    ...problemsWithAnnotations(result),
    ...problemsWithClaims(result),
    ...problemsWithTime(result),
    ...problemsWithPersistence(result),
    ...problemsWithManners(result),
    ...problemsWithSecrets(result),
  ]
}

export function truthOf({ status }: Pick<Result, 'status'>): string {
  return status === 'success' ? 'success' : status === 'failure' ? 'failed' : 'canceled'
}

/** True where main failed before anything was deployed, as `on-error: fail` wants it. */
function gaveUp({ stages }: Result): boolean {
  return stages.some(({ stage, exitCode }) => stage === 'main' && exitCode === 1)
}

export function isRecorded(result: Result): boolean {
  return result.held.some(({ status }) => status === truthOf(result))
}

export function problemsInGitLab(result: Result): string[] {
  const { held, cell, others } = result
  const problems: string[] = []
  const truth = gaveUp(result) ? 'canceled' : truthOf(result)
  const allowed = mayComeTwice(cell) ? cell.times + 1 : 1
  if (held.length > allowed) problems.push(`doubled: ${held.map(({ status }) => status).join(', ')}`)
  for (const { status, history } of held)
    if (history.slice(2).some((word) => word !== truth)) problems.push(`false status: ${status}, not ${truth}`)
  if (held.filter(({ status }) => status === truth).length > 1) problems.push(`two that are ${truth}`)
  if (hasToBeRecorded(cell) && !isRecorded(result)) problems.push('lost')
  if (gaveUp(result) && result.heldAtEnd > 0 && !isKill(cell.fault) && !isRecordedAs(result, 'canceled'))
    if (!said(result, 'may still be running')) problems.push('left running although nothing was deployed')
  for (const { was, is } of others) if (was !== is) problems.push(`somebody else's deployment became ${is}`)
  return problems
}

/** Where nothing but the mirror's lag keeps the start from being recorded. */
function waitsForCommit({ fault, point }: Result['cell']): boolean {
  return point.kind === 'show commit' || (fault.lag === true && point.stage !== 'post')
}

function isRecordedAs({ held }: Result, word: string): boolean {
  return held.some(({ status }) => status === word)
}

function said({ stages }: Result, words: string): boolean {
  return stages.some(({ annotations }) => annotations.some(({ message }) => message.includes(words)))
}

function problemsWithExitCodes(result: Result): string[] {
  const { stages, cell } = result
  return stages.flatMap((run) => {
    const should = cell.mode.onError === 'warn' || run.killed ? 0 : exitCodeOf(run, result)
    return run.exitCode === should ? [] : [`${run.stage} ended with ${run.exitCode}, not ${should}`]
  })
}

/**
 * True where the last word about the final status was a question: GitLab acted on the request, its answer was lost, and it
 * could not be asked what it holds either.
 */
function cannotTell(result: Result): boolean {
  const { cell, struck } = result
  const cannotAsk = cell.point.kind === 'show deployment' && (struck > 2 || asksForAnHour(cell.fault))
  const comesLater = cell.point.kind === 'update deployment' && cell.fault.action.do === 'process late'
  return (cannotAsk || comesLater) && said(result, 'may not be recorded')
}

function exitCodeOf({ stage, outputs }: StageRun, result: Result): number {
  if (stage === 'main') return outputs.tracking === 'recorded' ? 0 : 1
  return stage === 'post' && !gaveUp(result) && (!isRecorded(result) || cannotTell(result)) ? 1 : 0
}

function problemsWithAnnotations(result: Result): string[] {
  const { stages, cell } = result
  const [pre, main, post] = (['pre', 'main', 'post'] as const).map((name) => stages.find(({ stage }) => stage === name))
  const count = (run: StageRun | undefined) => run?.annotations.length ?? 0
  const started = [pre, main].some((run) => run?.text.includes(' is running in GitLab') === true)
  const problems: string[] = []
  if (waitsForCommit(cell)) {
    if (count(pre) > 0 || (count(main) > 0 && !gaveUp(result))) problems.push('warned of a commit that is on its way')
  } else if (pre?.killed !== true && main?.killed !== true) {
    const startsInPre = pre?.text.includes('start-at') !== true
    const recordedAtOnce = (startsInPre ? pre : main)?.text.includes(' is running in GitLab') === true
    const should = (recordedAtOnce ? 0 : 1) + (gaveUp(result) && startsInPre ? 1 : 0)
    if (count(pre) + count(main) !== should)
      problems.push(`${count(pre) + count(main)} annotations before the deployment`)
  }
  if (post?.killed !== false) return problems
  const lost = (!isRecorded(result) && !gaveUp(result)) || cannotTell(result)
  const urlLost =
    said(result, 'may not be updated') ||
    (cell.point.kind === 'update environment' && result.externalUrl === null && truthOf(result) === 'success')
  const twin = post.annotations.filter(({ message }) => message.startsWith('Besides deployment')).length
  const should = (lost ? 1 : 0) + (urlLost ? 1 : 0) + twin
  if (gaveUp(result) ? count(post) > 1 : count(post) !== should)
    problems.push(`${count(post)} annotations in post, not ${should}${started ? '' : ' (never started)'}`)
  return problems
}

/** What is said has to be so. */
export function problemsWithClaims(result: Result): string[] {
  const { held, externalUrl } = result
  const shows = (word: string) => held.some(({ status }) => status === word)
  const problems: string[] = []
  if (said(result, 'which still shows') && !shows('running'))
    problems.push('says that GitLab still shows it as running')
  if (said(result, 'is not updated') && externalUrl !== null) problems.push('says that the URL is not updated')
  if (said(result, 'is not recorded in GitLab: ') && isRecorded(result) && !startedLate(result))
    problems.push('says that it is not recorded')
  for (const { text } of result.stages)
    for (const [, word = ''] of text.matchAll(/ is (success|failed|canceled) in GitLab/g))
      if (!shows(word) && result.cell.fault.action.do !== 'delete the record') problems.push(`says that it is ${word}`)
  return problems
}

/** The start was not recorded when a stage said so, and was made up for later. */
function startedLate({ stages }: Result): boolean {
  const last = stages.at(-1)
  return last?.annotations.every(({ message }) => !message.includes('is not recorded in GitLab: ')) === true
}

export function problemsWithTime(result: Result): string[] {
  const { cell, stages } = result
  return stages.flatMap(({ stage, ms }) => {
    const cancelled = stage === 'post' && result.status === 'cancelled'
    const waits = stage === 'main' && cell.mode.onError === 'fail' && waitsForCommit(cell)
    const limit = (cancelled ? POST_AFTER_CANCEL : LIMITS[stage]) + (waits ? COMMIT_WAIT : 0) + OVERHEAD
    return ms <= limit ? [] : [`${stage} took ${ms} ms`]
  })
}

/** Milliseconds before the end of its time at which post may give up: too little for one more try that is of use. */
const TOO_LITTLE = 30_000
/** Requests that one job may send, however much goes wrong. */
const MOST_REQUESTS = 100

/** It neither gives up early nor keeps asking without a pause. */
function problemsWithPersistence(result: Result): string[] {
  const { cell, stages, sent, status } = result
  const problems = sent.length > MOST_REQUESTS ? [`${sent.length} requests`] : []
  const post = stages.at(-1)
  if (post?.stage !== 'post' || post.killed || isRecorded(result) || gaveUp(result)) return problems
  const waits = cell.fault.passing && cell.fault.lag !== true && cell.point.kind !== 'show commit'
  const time = status === 'cancelled' ? POST_AFTER_CANCEL : LIMITS.post
  return waits && post.ms < time - TOO_LITTLE ? [...problems, `post gave up after ${post.ms} ms`] : problems
}

/** A server that asks to wait is not asked again before that. */
function problemsWithManners({ cell, sent }: Result): string[] {
  const { asksFor = 0 } = cell.fault
  if (cell.times > 2) return []
  const struck = sent.filter(({ kind, stage }) => kind === cell.point.kind && stage === cell.point.stage)
  return struck.slice(1, cell.times + 1).flatMap(({ at }, index) => {
    const pause = at - (struck[index]?.at ?? 0)
    return pause < asksFor ? [`asked again after ${pause} ms`] : []
  })
}

export function problemsWithSecrets({ stages, state, sent }: Result): string[] {
  const problems = stages.flatMap(({ foreign }) => foreign).map((line) => `a command of somebody else's: ${line}`)
  const shown = stages.map(({ text }) => text.replaceAll(`::add-mask::${TOKEN}`, '')).join('\n')
  if (shown.includes(TOKEN)) problems.push('the token was printed')
  if (JSON.stringify(state).includes(TOKEN)) problems.push('the token was saved')
  for (const { request } of sent) {
    if (request.url.origin !== ADDRESS) problems.push(`a request went to ${request.url.origin}`)
    if (`${request.url.href}${request.body ?? ''}`.includes(TOKEN))
      problems.push('the token is in an address or a body')
  }
  return problems
}
