import { isKill } from './fault.js'
import { gaveUp, isRecorded, truthOf, waitsForCommit } from './held.js'
import { problemsWithManners, problemsWithPersistence, problemsWithTime } from './verdict-on-time.js'
import { asksForAnHour, hasToBeRecorded, mayComeTwice } from './expectation.js'
import type { Result } from './virtual/cell.js'
import { ADDRESS, TOKEN } from './virtual/address.js'
import type { StageRun } from './virtual/job.js'

/** What stages say in the log. */
const RUNNING = ' recorded in GitLab as running'
const NOT_RECORDED = 'Could not record the '

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
    if (!saidInLog(result, 'was not to be recorded any more'))
      problems.push('left running although nothing was deployed')
  for (const { was, is } of others) if (was !== is) problems.push(`somebody else's deployment became ${is}`)
  return problems
}

function isRecordedAs({ held }: Result, word: string): boolean {
  return held.some(({ status }) => status === word)
}

function said({ stages }: Result, words: string): boolean {
  return stages.some(({ annotations }) => annotations.some(({ message }) => message.includes(words)))
}

function saidInLog({ stages }: Result, words: string): boolean {
  return stages.some(({ text }) => text.includes(words))
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
  return (cannotAsk || comesLater) && said(result, 'Could not confirm the end of')
}

function exitCodeOf({ stage, outputs }: StageRun, result: Result): number {
  if (stage === 'main') return outputs.tracking === 'recorded' ? 0 : 1
  return stage === 'post' && !gaveUp(result) && (!isRecorded(result) || cannotTell(result)) ? 1 : 0
}

function problemsWithAnnotations(result: Result): string[] {
  const { stages, cell } = result
  const [pre, main, post] = (['pre', 'main', 'post'] as const).map((name) => stages.find(({ stage }) => stage === name))
  const count = (run: StageRun | undefined) => run?.annotations.length ?? 0
  const started = [pre, main].some((run) => run?.text.includes(RUNNING) === true)
  const problems: string[] = []
  if (waitsForCommit(cell)) {
    if (count(pre) > 0 || (count(main) > 0 && !gaveUp(result))) problems.push('warned of a commit that is on its way')
  } else if (pre?.killed !== true && main?.killed !== true) {
    const startsInPre = pre?.text.includes('start-at') !== true
    const recordedAtOnce = (startsInPre ? pre : main)?.text.includes(RUNNING) === true
    const should = (recordedAtOnce ? 0 : 1) + (gaveUp(result) && startsInPre ? 1 : 0)
    if (count(pre) + count(main) !== should)
      problems.push(`${count(pre) + count(main)} annotations before the deployment`)
  }
  if (post?.killed !== false) return problems
  const lost = (!isRecorded(result) && !gaveUp(result)) || cannotTell(result)
  const urlLost =
    said(result, 'Could not confirm the URL') ||
    (cell.point.kind === 'update environment' && result.externalUrl === null && truthOf(result) === 'success')
  const twin = post.annotations.filter(({ message }) => message.startsWith('Besides deployment')).length
  const should = (lost ? 1 : 0) + (urlLost ? 1 : 0) + twin
  if (count(post) !== (gaveUp(result) ? 0 : should))
    problems.push(`${count(post)} annotations in post, not ${should}${started ? '' : ' (never started)'}`)
  return problems
}

/** What is said has to be so. */
export function problemsWithClaims(result: Result): string[] {
  const { held, externalUrl } = result
  const shows = (word: string) => held.some(({ status }) => status === word)
  const problems: string[] = []
  if (said(result, 'GitLab still shows') && !shows('running'))
    problems.push('says that GitLab still shows it as running')
  if (said(result, 'Could not update the URL') && externalUrl !== null)
    problems.push('says that the URL is not updated')
  if (said(result, NOT_RECORDED) && isRecorded(result) && !startedLate(result))
    problems.push('says that it is not recorded')
  for (const { text } of result.stages)
    for (const [, word = ''] of text.matchAll(/ recorded in GitLab as (success|failed|canceled)/g))
      if (!shows(word) && result.cell.fault.action.do !== 'delete the record') problems.push(`says that it is ${word}`)
  return problems
}

/** The start was not recorded when a stage said so, and was made up for later. */
function startedLate({ stages }: Result): boolean {
  const last = stages.at(-1)
  return last?.annotations.every(({ message }) => !message.includes(NOT_RECORDED)) === true
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
