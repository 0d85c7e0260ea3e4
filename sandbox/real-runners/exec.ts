import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { ProfileName } from '../runner/index.js'
import type { Task } from './runner.js'

/** What is known of a program of Gitea's or Forgejo's that runs workflows without a server, by its command `exec`. */
export interface ExecProgram {
  kind: ProfileName
  program: string
  version: string
  /** Whether it can be told an event's content. */
  takesEvents: boolean
}

/** Asks a program that a person has named what it is. */
export function examine(kind: ProfileName, program: string): ExecProgram {
  const ask = (...args: string[]) => execFileSync(program, args, { encoding: 'utf8' })
  const version = /\d+\.\d+(\.\d+)?\S*/.exec(ask('--version'))?.[0] ?? 'of unknown version'
  return { kind, program, version, takesEvents: ask('exec', '--help').includes('--eventpath') }
}

/** The command line by which these programs run a workflow on this machine, without Docker. */
export function execArguments(task: Task, actionsUrl: string, takesEvents: boolean): string[] {
  const event = path.join(task.home, 'event.json')
  writeFileSync(event, JSON.stringify(task.event.payload))
  const pairs = (option: string, values: Readonly<Record<string, string>>) =>
    Object.entries(values).flatMap(([name, value]) => [option, `${name}=${value}`])
  return [
    ...['exec', '-E', task.event.name, '-W', task.workflow, '-i', '-self-hosted'],
    ...(takesEvents ? ['--eventpath', event] : []),
    ...['--default-actions-url', actionsUrl],
    ...pairs('-s', task.secrets),
    // Their servers set it; `exec` does not.
    ...pairs('--env', { ...task.env, GITEA_ACTIONS: 'true' }),
  ]
}
