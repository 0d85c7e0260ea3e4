import { launch, type Exit, type Running } from './child.js'
import { createFiles, readLines, readPairs, readText } from './command-files.js'
import { endProcess } from './ending.js'
import { commandFilePaths, processEnvironment } from './environment.js'
import type { Unit } from './model.js'
import type { CommandLine } from './shell.js'
import { StageOutput } from './stage-output.js'
import { emptyResult, stageId } from './stage-result.js'
import type { InterruptionKind, StageName, StageResult, Word } from './types.js'

/** A process to run as one stage of a step. */
export interface Work {
  stage: StageName
  command: CommandLine
  cwd: string
  env: Record<string, string>
  inputs: Record<string, string>
  /** When the step's own time is over, on the clock of `performance.now()`. */
  deadline: number
  /** Whether the stage goes on after the job was ended. */
  goesOn: (kind: InterruptionKind) => boolean
}

interface End {
  exit: Exit
  timedOut: boolean
  ended: InterruptionKind | undefined
}

async function untilItEnds(unit: Unit, work: Work, running: Running): Promise<End> {
  const { job } = unit.scope
  let timedOut = false
  let ended: InterruptionKind | undefined
  const interrupted = (kind: InterruptionKind) => {
    if (kind === 'gone') running.kill()
    else if (!work.goesOn(kind)) {
      ended = kind
      endProcess(job, running)
    }
  }
  const stopListening = job.interruption.listen(interrupted)
  // it may have happened while the stage was being prepared
  if (job.interruption.kind !== undefined) interrupted(job.interruption.kind)
  const timer = !Number.isFinite(work.deadline)
    ? undefined
    : setTimeout(
        () => {
          timedOut = true
          endProcess(job, running)
        },
        Math.max(0, work.deadline - performance.now()),
      )
  const exit = await running.exit
  clearTimeout(timer)
  stopListening()
  return { exit, timedOut, ended }
}

/** Cancels the run where the caller asked for it. */
function watchForCancel(unit: Unit, stage: StageName): { now: () => void; stop: () => void } {
  const { options, control } = unit.scope.job
  const wanted = options.cancelDuring
  if (wanted === undefined || stage !== 'main' || ![unit.spec.id, unit.spec.name, unit.path].includes(wanted)) {
    return { now: () => undefined, stop: () => undefined }
  }
  const timer = setTimeout(control.cancel, 500)
  return {
    now: control.cancel,
    stop: () => {
      clearTimeout(timer)
    },
  }
}

function outcomeOf(unit: Unit, { exit, timedOut, ended }: End, output: StageOutput): Word {
  const { profile } = unit.scope.job
  if (timedOut) {
    output.complain(`The action '${unit.key}' has timed out.`)
    return 'failure'
  }
  if (ended !== undefined) {
    // only GitHub calls the step itself cancelled (actions/runner source); a killed one has failed on the act family
    const cancelled = profile.interruptions[ended].status === 'cancelled' && profile.ending === 'signals'
    return cancelled ? 'cancelled' : 'failure'
  }
  if (exit.error !== undefined) output.complain(exit.error.message)
  // an action that fails has to say so itself (actions/runner source)
  else if (exit.code !== 0 && unit.spec.run !== undefined)
    output.complain(`Process completed with exit code ${exit.code ?? String(exit.signal)}.`)
  return exit.code === 0 && !output.refused ? 'success' : 'failure'
}

/** Takes over what the stage wrote to its files, whether it went well or not (actions/runner and act source). */
function takeFiles(unit: Unit, files: ReturnType<typeof commandFilePaths>, output: StageOutput, result: StageResult) {
  const { job } = unit.scope
  const read = (file: string) => readPairs(file, job.profile.commands)
  const [outputs, state, env] = [read(files.output), read(files.state), read(files.env)]
  result.outputs = { ...output.outputs, ...outputs.pairs }
  result.state = { ...output.state, ...state.pairs }
  result.summary = readText(files.summary)
  Object.assign(unit.state, result.state)
  const { NODE_OPTIONS: refused, ...accepted } = env.pairs
  if (refused !== undefined) output.complain("Can't store NODE_OPTIONS output parameter using '$GITHUB_ENV' command.")
  Object.assign(job.env, accepted)
  job.paths.push(...readLines(files.path))
  for (const { problem } of [outputs, state, env]) {
    if (problem === undefined) continue
    output.complain(`Unable to process file command: ${problem}`)
    // act fails the job and lets the step be (seen on act 0.2.89)
    if (job.profile.commands === 'act') job.result = 'failure'
    else result.outcome = 'failure'
  }
  if (job.options.debug === true && job.profile.commandLinesInLog === 'rendered') {
    for (const [name, value] of Object.entries(result.state)) {
      output.print(`##[debug]Save intra-action state ${name} = ${value}`)
    }
  }
}

/** Runs one stage in a process of its own. */
export async function runProcess(unit: Unit, work: Work): Promise<StageResult> {
  const { job } = unit.scope
  const id = stageId(unit, work.stage)
  const files = commandFilePaths(job.folders.files, job.stages.length)
  createFiles(files)
  const env = processEnvironment(unit, { ...work, files })
  const output = new StageOutput(job, (line) => job.options.onLine?.(line, id))
  const cancel = watchForCancel(unit, work.stage)
  const began = performance.now()
  const running = launch(work.command, { cwd: work.cwd, env }, (stream, line) => {
    output.take(stream, line)
    cancel.now()
  })
  job.options.onProcess?.({ ...id, child: running.child, kill: running.kill, run: job.control })
  const end = await untilItEnds(unit, work, running)
  cancel.stop()
  const result = emptyResult(unit, work.stage)
  result.executed = true
  result.inputs = work.inputs
  result.env = env
  result.exitCode = end.exit.code
  result.signal = end.exit.signal
  result.durationMs = performance.now() - began
  result.stdout = output.raw.stdout
  result.stderr = output.raw.stderr
  result.outcome = outcomeOf(unit, end, output)
  if (job.interruption.kind !== 'gone') takeFiles(unit, files, output, result)
  result.log = output.log.join('\n')
  result.annotations = output.annotations
  result.debug = output.debug
  return result
}
