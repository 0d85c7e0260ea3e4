import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { allEnded, runJobs, type JobsRun, type Needed } from './jobs.js'
import { profiles } from './profiles.js'
import type { InterruptionKind, RunOptions, RunResult } from './types.js'
import { loadWorkflow, type WorkflowSpec } from './workflow-file.js'

export type * from './types.js'

function checkEvent(workflow: WorkflowSpec, { event, profile }: RunOptions): void {
  if (!workflow.on.includes(event.name)) {
    throw new Error(`The workflow runs on ${workflow.on.join(', ')}, not on ${event.name}`)
  }
  if (event.name.startsWith('deployment') && !profiles[profile].deploymentEvents) {
    throw new Error(`${profile} has no event ${event.name}`)
  }
}

async function runAll(run: JobsRun): Promise<Needed[]> {
  const { jobs } = run.workflow
  const begun = new Map<string, Promise<Needed>>()
  const begin = (id: string, callers: string[]): Promise<Needed> => {
    const spec = jobs[id]
    if (spec === undefined || callers.includes(id))
      throw new Error(`needs: ${id} is unknown, or goes round in a circle`)
    const known = begun.get(id)
    if (known !== undefined) return known
    const needed = spec.needs.map(async (need) => {
      const { result, outputs } = await begin(need, [...callers, id])
      return [need, { result, outputs }] as const
    })
    const result = Promise.all(needed).then((needs) => runJobs(run, id, spec, Object.fromEntries(needs)))
    begun.set(id, result)
    return result
  }
  // what a hook throws ends the whole run
  return allEnded(
    Object.keys(jobs).map((id) => begin(id, [])),
    run.control.vanish,
  )
}

function conclusionOf(results: Needed[]): RunResult['conclusion'] {
  const words = results.map(({ result }) => result)
  return (['failure', 'cancelled'] as const).find((word) => words.includes(word)) ?? 'success'
}

/**
 * Runs a workflow as the runner of the given profile would: each stage of each action in a `node` process of its own.
 * The filters of `on:` (branches, paths, types) are not looked at; a workflow that does not name the event is refused.
 */
export async function runWorkflow(options: RunOptions): Promise<RunResult> {
  const workflow = loadWorkflow(options)
  checkEvent(workflow, options)
  const folder = mkdtempSync(join(tmpdir(), 'runner-'))
  let ended: InterruptionKind | undefined
  const active: JobsRun['active'] = new Set()
  const interrupt = (kind: InterruptionKind) => () => {
    ended ??= kind
    for (const job of active) job.interruption.happen(kind)
  }
  const control = { cancel: interrupt('cancel'), shutdown: interrupt('shutdown'), vanish: interrupt('gone') }
  const run: JobsRun = { workflow, options, folder, control, active, ended: () => ended }
  try {
    const results = await runAll(run)
    return { conclusion: conclusionOf(results), jobs: Object.fromEntries(results.flatMap(({ legs }) => legs)) }
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}
