import { parseCommand, type Command } from './commands.js'
import type { JobRun } from './model.js'
import type { Annotation } from './types.js'

// act source
const symbols: Record<string, string> = {
  warning: '🚧',
  error: '❗',
  debug: '💬',
  'stop-commands': '⚙',
  'save-state': '💾',
}

/** What a stage printed, read line by line as its runner reads it. */
export class StageOutput {
  readonly raw = { stdout: '', stderr: '' }
  readonly log: string[] = []
  readonly annotations: Annotation[] = []
  readonly debug: string[] = []
  readonly outputs: Record<string, string> = {}
  readonly state: Record<string, string> = {}
  /** A command that the runner refuses fails the step. */
  refused = false
  #resume: string | undefined

  constructor(
    private readonly job: JobRun,
    private readonly onLine: (line: string) => void,
  ) {}

  /** Commands work on both streams (actions/runner source; act puts both into one terminal). */
  take(stream: 'stdout' | 'stderr', line: string): void {
    this.raw[stream] += `${line}\n`
    const command = parseCommand(line, this.job.profile.commands, this.#resume)
    if (command === undefined) {
      this.print(line)
    } else if (this.#resume !== undefined && command.name !== this.#resume) {
      this.print(line)
    } else {
      this.#obey(command)
      this.#show(command, line)
    }
  }

  print(line: string): void {
    const masked = this.job.masks.apply(line)
    this.log.push(masked)
    this.onLine(masked)
  }

  /** A message of the runner itself; only GitHub shows it beside the run. */
  complain(message: string): void {
    if (this.job.profile.commandLinesInLog === 'rendered') this.annotations.push({ level: 'error', title: '', message })
    this.print(`##[error]${message}`)
  }

  #obey({ name, properties, data }: Command): void {
    switch (name) {
      case 'add-mask':
        this.job.masks.add(data)
        break
      case 'notice':
      case 'warning':
      case 'error':
        this.annotations.push({ level: name, title: properties.title ?? '', message: data })
        break
      case 'debug':
        this.debug.push(data)
        break
      case 'set-output':
        this.outputs[properties.name ?? ''] = data
        break
      case 'save-state':
        this.state[properties.name ?? ''] = data
        break
      case 'set-env':
      case 'add-path':
        // only with ACTIONS_ALLOW_UNSECURE_COMMANDS, which nobody here sets; GitHub then fails the step
        this.refused ||= this.job.profile.commands === 'actions/runner'
        break
      case 'stop-commands':
        this.#resume = data
        break
      case this.#resume:
        this.#resume = undefined
        break
      default:
    }
  }

  #show(command: Command, line: string): void {
    const { name, data } = command
    const debugging = this.job.options.debug === true
    switch (this.job.profile.commandLinesInLog) {
      case 'as they are':
        this.print(line)
        break
      case 'with a symbol':
        if (name === 'add-mask') this.print('  ⚙  ***')
        else if (name !== 'debug' || debugging) this.print(`  ${symbols[name] ?? '❓'}  ${line}`)
        break
      case 'rendered':
        if (['notice', 'warning', 'error', 'group'].includes(name) || (name === 'debug' && debugging)) {
          this.print(`##[${name}]${data}`)
        } else if (name === 'endgroup') this.print('##[endgroup]')
        break
    }
  }
}
