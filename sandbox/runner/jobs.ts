import { join } from 'node:path'
import { interpolate, isEnabled, isTrue, type Surroundings } from './expressions.js'
import { eventFacts } from './event-environment.js'
import { runJob } from './job.js'
import { setUpJob } from './job-setup.js'
import { combinations, legName, strategyContext } from './matrix.js'
import type { JobRun } from './model.js'
import { profiles } from './profiles.js'
import type { InterruptionKind, JobResult, RunControl, RunOptions, Word } from './types.js'
import type { JobSpec, WorkflowSpec } from './workflow-file.js'

/** What the jobs of one run share. */
export interface JobsRun {
  workflow: WorkflowSpec
  options: RunOptions
  folder: string
  control: RunControl
  /** The jobs under way, to be interrupted. */
  active: Set<JobRun>
  ended: () => InterruptionKind | undefined
}

/** A job once it is over, with all its legs. */
export interface Needed {
  result: Word
  outputs: Record<string, string>
  legs: (readonly [string, JobResult])[]
}

function surroundingsOf(run: JobsRun, needs: JobRun['needs']): Surroundings {
  const { options } = run
  const results = Object.values(needs).map(({ result }) => result)
  const { name, payload = {}, actor = 'octocat' } = options.event
  const repository = options.repository.name
  const facts = { ...eventFacts(options.profile, options.event), repository, event_name: name, actor }
  const github = { ...facts, repository_owner: repository.split('/')[0], event: payload }
  return {
    contexts: { github, needs, vars: options.vars ?? {}, inputs: options.inputs ?? {}, secrets: options.secrets ?? {} },
    status: {
      success: results.every((result) => result === 'success'),
      failure: results.includes('failure'),
      cancelled: run.ended() === 'cancel',
    },
  }
}

function without(result: Word): JobResult {
  return { result, status: result, outputs: {}, steps: {}, stages: [], log: '' }
}

function worst(results: Word[]): Word {
  return (['failure', 'cancelled', 'skipped'] as const).find((word) => results.includes(word)) ?? 'success'
}

/** Waits for all of them even if one fails, so that nothing goes on behind the caller's back. */
export async function allEnded<T>(tasks: Promise<T>[], onFailure: () => void = () => undefined): Promise<T[]> {
  for (const task of tasks) task.catch(onFailure)
  await Promise.allSettled(tasks)
  return Promise.all(tasks)
}

async function inTurns<T>(tasks: (() => Promise<T>)[], limit: number): Promise<T[]> {
  const results: T[] = []
  const queue = [...tasks.entries()]
  const worker = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) results[next[0]] = await next[1]()
  }
  await allEnded(Array.from({ length: Math.min(limit, tasks.length) }, worker))
  return results
}

async function runLegs(run: JobsRun, id: string, spec: JobSpec, needs: JobRun['needs']): Promise<Needed['legs']> {
  const surroundings = surroundingsOf(run, needs)
  const legs = combinations(spec, surroundings)
  const siblings = new Set<JobRun>()
  const tasks = legs.map((matrix, index) => async (): Promise<Needed['legs'][number]> => {
    const key = legName(id, matrix)
    const strategy = strategyContext(spec, index, legs.length, surroundings)
    const folder = join(run.folder, `${id}-${index}`)
    const setup = { id, key, matrix, strategy, needs, folder, control: run.control }
    if (run.ended() !== undefined) return [key, without('cancelled')]
    const job = setUpJob(run.workflow, run.options, setup)
    siblings.add(job)
    run.active.add(job)
    const result = await runJob(job)
    run.active.delete(job)
    siblings.delete(job)
    const failFast = strategy['fail-fast'] && profiles[run.options.profile].failFast
    if (result.result === 'failure' && failFast) for (const sibling of siblings) sibling.interruption.happen('cancel')
    return [key, result]
  })
  const limit = Number(interpolate(spec.strategy?.['max-parallel'] ?? '', surroundings))
  return inTurns(tasks, limit > 0 ? limit : legs.length)
}

/** Runs a job, or all legs of its matrix, once the jobs it needs are over. `concurrency` is not looked at. */
export async function runJobs(run: JobsRun, id: string, spec: JobSpec, needs: JobRun['needs']): Promise<Needed> {
  const surroundings = surroundingsOf(run, needs)
  if (!isEnabled(spec.if, surroundings)) {
    return { result: 'skipped', outputs: {}, legs: [[id, without('skipped')]] }
  }
  const legs = await runLegs(run, id, spec, needs)
  const outputs: Record<string, string> = {}
  // of several legs the last one to set an output wins, but an empty one never does (GitHub's documentation)
  for (const [, leg] of legs) {
    for (const [name, value] of Object.entries(leg.outputs))
      if (value !== '' || !(name in outputs)) outputs[name] = value
  }
  const result = worst(legs.map(([, leg]) => leg.result))
  const forgiven = result === 'failure' && isTrue(spec['continue-on-error'], surroundings)
  return { result: forgiven ? 'success' : result, outputs, legs }
}
