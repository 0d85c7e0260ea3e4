import type { Profile } from './profiles.js'

/** A workflow command that a stage printed. */
export interface Command {
  name: string
  properties: Record<string, string>
  data: string
}

const known = new Set([
  'add-mask', 'add-matcher', 'add-path', 'debug', 'echo', 'endgroup', 'error', 'group', 'internal-set-repo-path',
  'notice', 'remove-matcher', 'save-state', 'set-env', 'set-output', 'stop-commands', 'warning',
]) // prettier-ignore

function unescape(text: string, tokens: Record<string, string>): string {
  return Object.entries(tokens).reduce((result, [code, token]) => result.replaceAll(code, token), text)
}

const dataTokens = { '%0D': '\r', '%0A': '\n', '%25': '%' }
const propertyTokens = { '%0D': '\r', '%0A': '\n', '%3A': ':', '%2C': ',', '%25': '%' }
const oldTokens = { '%3B': ';', '%0D': '\r', '%0A': '\n', '%5D': ']', '%25': '%' }

function properties(text: string, separator: string, tokens: Record<string, string>): Record<string, string> {
  const pairs = text.split(separator).flatMap((part) => {
    const [, name, value] = /^=*([^=]+)=(.+)$/s.exec(part) ?? []
    return name === undefined || value === undefined ? [] : [[name, unescape(value, tokens)] as const]
  })
  return Object.fromEntries(pairs)
}

/**
 * actions/runner source: `::name k=v,k=v::data` after leading space, where the name is one it knows; and otherwise the
 * old `##[name k=v;k=v]data` anywhere in the line.
 */
function parseAsRunner(line: string, resume: string | undefined): Command | undefined {
  const accepted = (name: string) => known.has(name) || name === resume
  const [, info, data] = /^\s*::(.*?)::(.*)$/s.exec(line) ?? []
  if (info !== undefined && data !== undefined) {
    const [name, rest] = splitOnce(info)
    if (accepted(name)) {
      return { name, properties: properties(rest.trim(), ',', propertyTokens), data: unescape(data, dataTokens) }
    }
  }
  const [, oldInfo, oldData] = /##\[(.*?)\](.*)$/s.exec(line) ?? []
  if (oldInfo === undefined || oldData === undefined) return undefined
  const [name, rest] = splitOnce(oldInfo)
  if (!accepted(name)) return undefined
  return { name, properties: properties(rest, ';', oldTokens), data: unescape(oldData, oldTokens) }
}

function splitOnce(text: string): [string, string] {
  const space = text.indexOf(' ')
  return space < 0 ? [text, ''] : [text.slice(0, space), text.slice(space + 1)]
}

/** act source: both forms at the very start of a line, any name, and a pair with a second `=` is lost. */
function parseAsAct(line: string): Command | undefined {
  const match = /^::([^ ]+)( (.+))?::([^\r\n]*)$/.exec(line)
  const old = match ?? /^##\[([^ ]+)( (.+))?\]([^\r\n]*)$/.exec(line)
  const [, name, , rest = '', data] = old ?? []
  if (name === undefined || data === undefined) return undefined
  const parts = rest.split(match === null ? ';' : ',').filter((part) => part.split('=').length === 2)
  return { name, properties: properties(parts.join(','), ',', propertyTokens), data: unescape(data, dataTokens) }
}

/** Finds the command in a line of output, if there is one. `resume` is the token of a `stop-commands` that is in force. */
export function parseCommand(line: string, syntax: Profile['commands'], resume?: string): Command | undefined {
  return syntax === 'act' ? parseAsAct(line) : parseAsRunner(line, resume)
}
