import type { ProfileName } from '../runner/index.js'
import { cases, expectedOn, type Case } from './cases/index.js'

/** A column of the table: a runner. */
export interface Column {
  kind: ProfileName
  /** What its title begins with, whatever its version. */
  name: string
  title: string
  /** What the real program was seen to do as expected, in this run. */
  really: readonly Case[]
  /** What its emulation was seen to do as expected. */
  emulated: readonly Case[]
}

/** The columns of the table as it stood, by the name of their runner. */
export type EarlierColumns = readonly { title: string; cells: ReadonlyMap<string, string> }[]

const really = '✔'

/** Reads a table back, as far as is needed to keep what is not run this time. */
export function earlierColumns(markdown: string): EarlierColumns {
  const rows = markdown
    .split('\n')
    .filter((line) => line.startsWith('|') && !/^\|[ -]+\|[ -]+\|/.test(line.replaceAll(':', '-')))
    .map((line) => line.split('|').map((cell) => cell.trim()))
  const [heads = [], ...body] = rows
  return heads.slice(2, -1).map((title, index) => ({
    title,
    cells: new Map(body.map((row) => [row[1] ?? '', row[index + 2] ?? ''])),
  }))
}

/** In words, what GitLab holds in the end. */
function held(of: Case, kind: ProfileName): string {
  const words = expectedOn(of, kind).held.map(({ status, state }) => {
    const word = typeof status === 'string' ? status : status.join(' or ')
    return state === 'stopped' ? `${word}, then stopped` : word
  })
  const [first = 'none'] = words
  return words.length > 1 ? `${words.length} × ${first}` : first
}

function asSentence(text: string): string {
  // That name is written small.
  return text.startsWith('act ') ? text : `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`
}

/** The table of all cases on all runners, and below it the reasons for what is not the same everywhere. */
export function table(columns: readonly Column[], earlier: EarlierColumns): string {
  const reasons: string[] = []
  const reason = (text: string | undefined) => {
    if (text === undefined) return ''
    if (!reasons.includes(text)) reasons.push(text)
    return ` (${reasons.indexOf(text) + 1})`
  }
  const before = ({ name }: Column) => earlier.find(({ title }) => title.startsWith(name))
  const cell = (column: Column, of: Case): string => {
    const { kind } = column
    const impossible = of.impossible?.[kind]
    if (impossible !== undefined) return `–${reason(impossible)}`
    const differs = of.on?.[kind]
    const told = `${held(of, kind)}${reason(differs?.held === undefined ? undefined : differs.because)}`
    const hasProgram = column.really.length > 0
    const standing = !hasProgram && before(column)?.cells.get(of.name) === `${really} ${told}`
    if (column.really.includes(of) || standing) return `${really} ${told}`
    return column.emulated.includes(of) ? told : 'not run'
  }
  const titles = columns.map((column) => {
    if (column.really.length > 0) return column.title
    return before(column)?.title ?? column.title
  })
  const rows = cases.map((of) => [of.name, ...columns.map((column) => cell(column, of))])
  return [['Case', ...titles], ['---', ...columns.map(() => '---')], ...rows]
    .map((row) => `| ${row.join(' | ')} |`)
    .concat(
      '',
      reasons.map((text, index) => `${index + 1}. ${asSentence(text)}.`),
    )
    .join('\n')
}
