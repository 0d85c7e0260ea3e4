/** What a stage said to its runner. */
export interface Printed {
  annotations: { level: 'notice' | 'warning' | 'error'; message: string }[]
  state: Record<string, string>
  outputs: Record<string, string>
  /** Workflow commands that this action has no business to give. */
  foreign: string[]
}

const commands = /^::([\w-]+)(?: (.*?))?::(.*)$/

/**
 * Reads what a stage printed as GitHub's runner does: a command at the start of a line, or the older form anywhere in one.
 */
export function parsePrinted(text: string): Printed {
  const printed: Printed = { annotations: [], state: {}, outputs: {}, foreign: [] }
  for (const line of text.split(/\r\n|\r|\n/)) {
    if (/##\[[\w-]+.*?\]/.test(line)) printed.foreign.push(line)
    const [, command = '', properties = '', value = ''] = commands.exec(line.trimStart()) ?? []
    const name = /(?:^|,)name=([^,]*)/.exec(properties)?.[1] ?? ''
    const level = (['notice', 'warning', 'error'] as const).find((word) => word === command)
    if (level !== undefined) printed.annotations.push({ level, message: plain(value) })
    else if (command === 'save-state') printed.state[name] = plain(value)
    else if (command === 'set-output') printed.outputs[name] = plain(value)
    else if (command !== '' && command !== 'add-mask' && command !== 'debug') printed.foreign.push(line)
  }
  return printed
}

function plain(escaped: string): string {
  return escaped.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%')
}
