import { readFileSync, writeFileSync } from 'node:fs'
import type { Profile } from './profiles.js'

/** The entries of a command file, and what was wrong with it. */
export interface Pairs {
  pairs: Record<string, string>
  problem?: string
}

/** Makes the empty files that a stage writes to. */
export function createFiles(files: Record<string, string>): void {
  for (const file of Object.values(files)) writeFileSync(file, '')
}

/** The whole of a file, for the summary. */
export function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '')
  } catch {
    // an action may have removed it
    return ''
  }
}

/** Later entries win, here as in both sources. */
function parse(text: string, skipsEmptyLines: boolean): Pairs {
  const lines = text.replace(/\r?\n$/, '').split(/\r?\n/)
  const pairs: Record<string, string> = {}
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? ''
    if (line === '' && skipsEmptyLines) continue
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

/**
 * Reads `NAME=VALUE` and `NAME<<END`. At a line that is neither, or a missing end, GitHub keeps what stood before it and
 * passes over empty lines (actions/runner source); act takes nothing of such a file, and an empty line is such a line
 * (act source).
 */
export function readPairs(file: string, syntax: Profile['commands']): Pairs {
  const text = readText(file)
  if (text === '') return { pairs: {} }
  const result = parse(text, syntax === 'actions/runner')
  return result.problem !== undefined && syntax === 'act' ? { pairs: {}, problem: result.problem } : result
}

/** The lines of `GITHUB_PATH`. */
export function readLines(file: string): string[] {
  return readText(file)
    .split(/\r?\n/)
    .filter((line) => line !== '')
}
