import { parseCommand } from '../../sandbox/runner/commands.js'
import type { Run } from './run.js'

/** The commands that the action gives itself; outputs and state go into files. */
const own = new Set(['add-mask', 'notice', 'warning', 'error', 'debug'])

/**
 * The printed lines that a runner of either kind takes for a command which is not the action's own: one with another name,
 * one that is not at the start of its line, or a second one within another's text.
 */
export function foreignCommands({ stages }: Run): string[] {
  const lines = stages.flatMap(({ stdout, stderr }) => `${stdout}${stderr}`.split(/\r\n|[\r\n\u2028\u2029]/))
  return lines.filter((line) => {
    const text = /^::(add-mask::|debug::|(notice|warning|error) title=GitLab deployment::)(.*)$/s.exec(line)
    const rest = text?.[3] ?? line
    const commands = [line, rest].flatMap((part) => [parseCommand(part, 'actions/runner'), parseCommand(part, 'act')])
    const names = commands.flatMap((command) => (command === undefined ? [] : [command.name]))
    const expected = text === null ? 0 : 2
    return names.length !== expected || names.some((name) => !own.has(name)) || /\p{Cc}|[\u202e]/u.test(line)
  })
}
