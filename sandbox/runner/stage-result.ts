import type { Unit } from './model.js'
import type { StageId, StageName, StageResult } from './types.js'

/** Names a stage. */
export function stageId(unit: Unit, stage: StageName): StageId {
  return { job: unit.scope.job.key, step: unit.path, stage }
}

/** A stage of which nothing happened, to be filled in. */
export function emptyResult(unit: Unit, stage: StageName): StageResult {
  return {
    ...stageId(unit, stage),
    skipped: false,
    executed: false,
    outcome: 'skipped',
    exitCode: null,
    signal: null,
    durationMs: 0,
    inputs: {},
    env: {},
    stdout: '',
    stderr: '',
    log: '',
    annotations: [],
    state: {},
    outputs: {},
    summary: '',
    debug: [],
  }
}

const verbs = { pre: 'Pre', main: 'Run', post: 'Post' }

/** Notes a stage in its job and tells the caller. */
export async function record(unit: Unit, result: StageResult): Promise<void> {
  const { job } = unit.scope
  job.stages.push(result)
  if (!result.skipped) job.log.push(job.masks.apply(`▸ ${verbs[result.stage]} ${result.step}`))
  if (result.log !== '') job.log.push(result.log)
  await job.options.onStage?.(result, job.control)
}
