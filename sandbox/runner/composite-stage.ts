import type { Scope, Unit } from './model.js'
import type { StageName, Word } from './types.js'
import { hasPost, hasPre } from './unit.js'

/** Runs one stage of a step; `stage.ts` has it. */
export type RunStage = (unit: Unit, stage: StageName, deadline?: number) => Promise<Word>

function worst(words: Word[]): Word {
  if (words.includes('cancelled')) return 'cancelled'
  return words.includes('failure') ? 'failure' : 'success'
}

async function runPre(inner: Scope, runStage: RunStage, deadline: number): Promise<Word> {
  const words: Word[] = []
  for (const unit of inner.units) if (hasPre(unit)) words.push(await runStage(unit, 'pre', deadline))
  // act puts the error where nobody looks for it (act source)
  return inner.job.profile.commands === 'act' ? 'success' : worst(words)
}

async function runMain(inner: Scope, runStage: RunStage, deadline: number): Promise<Word> {
  const words: Word[] = []
  inner.failed = false
  for (const unit of inner.units) {
    words.push(await runStage(unit, 'main', deadline))
    inner.failed = worst(words) !== 'success'
  }
  return worst(words)
}

async function runPost(inner: Scope, runStage: RunStage, deadline: number): Promise<Word> {
  const words: Word[] = []
  for (const unit of inner.units.toReversed()) {
    if (hasPost(unit)) words.push(await runStage(unit, 'post', deadline))
  }
  return worst(words)
}

const stages = { pre: runPre, main: runMain, post: runPost }

/**
 * Runs a stage of a composite action. At post GitHub evaluates the action's inputs again (actions/runner source); on the
 * act family they are still those of main, so that a status handed in stays `success` (seen on all three).
 */
export async function runComposite(
  inner: Scope,
  work: { stage: StageName; inputs: Record<string, string>; env: Record<string, string>; deadline: number },
  runStage: RunStage,
): Promise<Word> {
  const { stage, inputs, env, deadline } = work
  if (stage !== 'post' || inner.job.profile.compositeInputsAtPost === 'evaluated again') inner.inputs = inputs
  inner.env = env
  return stages[stage](inner, runStage, deadline)
}
