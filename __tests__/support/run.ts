import type { Annotation, RunResult, StageName, StageResult, Word } from '../../sandbox/runner/index.js'

/** How a play went. */
export interface Run {
  conclusion: RunResult['conclusion']
  /** What the action has shown beside the run, in all its stages; the runner's own word on a failed stage is left out. */
  annotations: Annotation[]
  /** The stages of the action that a process was started for, in their order. */
  stages: StageResult[]
  /** What later steps see of the action's step, and how it ended. */
  outputs: Record<string, string>
  outcome: Word | undefined
  /** A stage of the action; throws where it was not executed. */
  stage(name: StageName): StageResult
  /** Everything that a person sees of the whole job. */
  log: string
  summary: string
}

/** Reads a run for its step `deploy`, or for another. */
export function readRun(result: RunResult, step = 'deploy'): Run {
  const job = result.jobs.deploy
  if (job === undefined) throw new Error('The run has no job named deploy')
  const stages = job.stages.filter((stage) => stage.step === step && stage.executed)
  return {
    conclusion: result.conclusion,
    annotations: stages
      .flatMap(({ annotations }) => annotations)
      .filter(({ message }) => !/^Process completed with exit code \d+\.$/.test(message)),
    stages,
    outputs: job.steps[step]?.outputs ?? {},
    outcome: job.steps[step]?.outcome,
    stage(name) {
      const found = stages.find((stage) => stage.stage === name)
      if (found === undefined) throw new Error(`${name} of ${step} was not executed`)
      return found
    },
    log: job.log,
    summary: stages.map(({ summary }) => summary).join(''),
  }
}

/** The messages of one level. */
export function messages(run: Run, level: Annotation['level']): string[] {
  return run.annotations.filter((annotation) => annotation.level === level).map(({ message }) => message)
}
