import { writeFileSync } from 'node:fs'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

/** A program with its arguments. */
export type CommandLine = readonly [string, ...string[]]

const lines: Record<string, { extension: string; command: CommandLine }> = {
  // how GitHub calls each shell (GitHub's documentation of `jobs.<job_id>.steps[*].shell`)
  default: { extension: '.sh', command: ['bash', '-e', '{0}'] },
  bash: { extension: '.sh', command: ['bash', '--noprofile', '--norc', '-e', '-o', 'pipefail', '{0}'] },
  sh: { extension: '.sh', command: ['sh', '-e', '{0}'] },
  pwsh: { extension: '.ps1', command: ['pwsh', '-command', ". '{0}'"] },
  cmd: { extension: '.cmd', command: ['cmd', '/D', '/E:ON', '/V:OFF', '/S', '/C', 'CALL "{0}"'] },
}

function isInPath(program: string): boolean {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}

function defaultShell(): string {
  if (process.platform !== 'win32' || isInPath('bash.exe')) return 'default'
  return isInPath('pwsh.exe') ? 'pwsh' : 'cmd'
}

/** Writes a script and says how its shell is called. */
export function scriptCommand(script: string, shell: string | undefined, file: string): CommandLine {
  const line = lines[shell ?? defaultShell()]
  if (line === undefined) throw new Error(`The shell ${shell ?? ''} is not supported here`)
  const path = `${file}${line.extension}`
  writeFileSync(path, script.endsWith('\n') ? script : `${script}\n`)
  const [program, ...rest] = line.command
  return [program, ...rest.map((part) => part.replace('{0}', path))]
}
