import { readFileSync, writeFileSync } from 'node:fs'

/** Makes the empty files that a stage writes to. */
export function createFiles(files: Record<string, string>): void {
  for (const file of Object.values(files)) writeFileSync(file, '')
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '')
  } catch {
    // an action may have removed it
    return ''
  }
}

/**
 * The entries of a command file, `NAME=VALUE` or `NAME<<END`; later ones win (actions/runner and act source). Throws on
 * anything else, and where the end is missing, as both do; with what stood before it, which both have taken by then.
 */
export function readPairs(file: string): { pairs: Record<string, string>; problem?: string } {
  const lines = read(file).split(/\r?\n/)
  const pairs: Record<string, string> = {}
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? ''
    if (line === '') continue
    const equals = line.indexOf('=')
    const heredoc = line.indexOf('<<')
    if (equals >= 0 && (heredoc < 0 || equals < heredoc)) {
      pairs[line.slice(0, equals)] = line.slice(equals + 1)
    } else if (heredoc > 0) {
      const delimiter = line.slice(heredoc + 2)
      const end = lines.indexOf(delimiter, index + 1)
      if (end < 0) return { pairs, problem: `Invalid value. Matching delimiter not found '${delimiter}'` }
      pairs[line.slice(0, heredoc)] = lines.slice(index + 1, end).join('\n')
      index = end
    } else {
      return { pairs, problem: `Invalid format '${line}'` }
    }
  }
  return { pairs }
}

/** The lines of `GITHUB_PATH`. */
export function readLines(file: string): string[] {
  return read(file)
    .split(/\r?\n/)
    .filter((line) => line !== '')
}

/** The whole of a file, for the summary. */
export function readText(file: string): string {
  return read(file)
}
