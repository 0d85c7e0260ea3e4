import { jobSurroundings } from './contexts.js'
import { interpolateAll } from './expressions.js'
import type { JobRun, Unit } from './model.js'
import { runStage } from './stage.js'
import { statusAt } from './status.js'
import type { JobResult, StageName, Word } from './types.js'
import { hasPost, hasPre, prepareRemotes } from './unit.js'

/** A job's result never gets better, and a cancelled one stays cancelled (actions/runner source). */
function note(job: JobRun, word: Word): void {
  if (job.result === 'success' && word !== 'skipped') job.result = word
  else if (job.result === 'failure' && word === 'cancelled') job.result = word
}

async function runTop(unit: Unit, stage: StageName): Promise<Word> {
  const word = await runStage(unit, stage)
  const { job } = unit.scope
  if (stage !== 'post') note(job, word)
  else if (word === 'failure') {
    note(job, job.profile.failedPost.job)
    if (job.profile.failedPost.statusForLaterPosts === 'failure') job.root.failed = true
  }
  return word
}

async function runPres(job: JobRun): Promise<boolean> {
  for (const unit of job.root.units) {
    if (!hasPre(unit) || (await runTop(unit, 'pre')) !== 'failure') continue
    if (job.profile.afterFailedPre === 'job stops') return false
    job.root.failed = true
  }
  return true
}

async function runPosts(job: JobRun): Promise<void> {
  const units = job.profile.postOrder === 'reverse of registration' ? job.registered : job.root.units.filter(hasPost)
  for (const unit of units.toReversed()) await runTop(unit, 'post')
}

/** What ends the job, and how long posts may take after it. */
function watch(job: JobRun): () => void {
  const minute = job.options.clock?.minuteMs ?? 60_000
  const timers: NodeJS.Timeout[] = []
  const stopListening = job.interruption.listen((kind) => {
    if (kind !== 'gone' || job.interruption.first === 'gone') note(job, job.profile.interruptions[kind].status)
    const grace = job.profile.postMinutesAfterCancel
    if (kind === 'cancel' && grace !== undefined) {
      timers.push(setTimeout(() => { job.interruption.happen('gone') }, grace * minute)) // prettier-ignore
    }
  })
  const limit = Number(job.spec['timeout-minutes'] ?? '')
  if (job.profile.jobTimeout && limit > 0) {
    timers.push(setTimeout(() => { job.interruption.happen('timeout') }, limit * minute)) // prettier-ignore
  }
  return () => {
    stopListening()
    timers.forEach(clearTimeout)
  }
}

/** Runs a job: all pres, all mains, all posts. */
export async function runJob(job: JobRun): Promise<JobResult> {
  const stopWatching = watch(job)
  prepareRemotes(job.root)
  if (await runPres(job)) {
    for (const unit of job.root.units) await runTop(unit, 'main')
    await runPosts(job)
  }
  stopWatching()
  const { first } = job.interruption
  return {
    result: first === undefined ? job.result : job.profile.interruptions[first].result,
    status: statusAt(job.root),
    outputs: interpolateAll(job.spec.outputs, jobSurroundings(job)),
    steps: job.root.results,
    stages: job.stages,
    log: job.log.join('\n'),
  }
}
