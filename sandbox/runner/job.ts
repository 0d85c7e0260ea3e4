import { jobSurroundings } from './contexts.js'
import { interpolateAll } from './expressions.js'
import type { JobRun, Unit } from './model.js'
import { runStage } from './stage.js'
import { statusAt } from './status.js'
import type { InterruptionKind, JobResult, StageName, Word } from './types.js'
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

/** Ends the job when its time is over, and its posts when theirs is. */
function watch(job: JobRun): () => void {
  const { profile, interruption } = job
  const minute = job.options.clock?.minuteMs ?? 60_000
  const timers: NodeJS.Timeout[] = []
  const endIn = (minutes: number, kind: InterruptionKind) => {
    const end = () => {
      interruption.happen(kind)
    }
    timers.push(setTimeout(end, minutes * minute))
  }
  const stopListening = interruption.listen((kind) => {
    const { status } = profile.interruptions[kind]
    const first = interruption.first === kind
    if (profile.statusInComposite === 'of the job' && status !== 'of the steps' && first) note(job, status)
    if (kind !== 'gone' && profile.postMinutesAfterCancel !== undefined) endIn(profile.postMinutesAfterCancel, 'gone')
  })
  const limit = Number(job.spec['timeout-minutes'] ?? '')
  if (profile.jobTimeout && limit > 0) endIn(limit, 'timeout')
  return () => {
    stopListening()
    timers.forEach(clearTimeout)
  }
}

async function runStages(job: JobRun): Promise<void> {
  const stopWatching = watch(job)
  try {
    if (!(await runPres(job))) return
    for (const unit of job.root.units) await runTop(unit, 'main')
    await runPosts(job)
  } finally {
    stopWatching()
  }
}

/** Runs a job: all pres, all mains, all posts. */
export async function runJob(job: JobRun): Promise<JobResult> {
  prepareRemotes(job.root)
  await runStages(job)
  const { first } = job.interruption
  const shown = first === undefined ? 'of the steps' : job.profile.interruptions[first].result
  return {
    result: shown === 'of the steps' ? job.result : shown,
    status: statusAt(job.root),
    outputs: interpolateAll(job.spec.outputs, jobSurroundings(job)),
    steps: job.root.results,
    stages: job.stages,
    log: job.log.join('\n'),
  }
}
