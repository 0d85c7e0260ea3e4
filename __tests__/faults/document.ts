import type { Fault } from './fault.js'
import { faults } from './faults.js'
import { points, type Point } from './points.js'
import { isRecorded } from './held.js'
import type { Result } from './virtual/cell.js'

/** The results of one fault at one point: with `on-error: warn` after 1, 2 and 30 requests, with `fail` after 1 and 30. */
export interface Row {
  warn: readonly Result[]
  fail: readonly Result[]
}

const introduction = `# What every fault comes to

Each row is a fault, or several that come to the same; each section is the request that meets it. The columns say what
GitLab holds of the job's deployment in the end when the fault is over after so many requests, with the warnings that a
person sees (none unless said) and the seconds that the three stages take together. The job succeeds, and GitLab holds
\`success\`, unless the runner kills a stage, which makes the job a failure. Exit codes are 0 with \`on-error: warn\`; the last
column has the stage that fails the job with \`on-error: fail\`, after 1 and after 30 requests.

"Not recorded" means that GitLab holds nothing, "left running" that it holds the start only; both are told in a warning. A
"second one" comes from a request that GitLab acted on long after the last stage had given it up.

This page is written by \`__tests__/faults/matrix.test.ts\`, with \`UPDATE_DOCS=1\`, and checked by it.

Faults that come to the same nearly everywhere stand under one name:
`

/** The page for people: a table for each request, with faults of the same results in one row. */
export function documentOf(rowOf: (point: Point, fault: Fault) => Row | undefined): string {
  const sections = points.map((point) => {
    const rows = new Map<string, Fault[]>()
    for (const fault of faults) {
      const row = rowOf(point, fault)
      if (row === undefined) continue
      const cells = [...row.warn.map(cellText), row.fail.map(exitText).join(' / ')].join('|')
      rows.set(cells, [...(rows.get(cells) ?? []), fault])
    }
    const lines = [...rows].map(([cells, alike]) => [namesOf(alike), ...cells.split('|')])
    return `## ${point.name}\n\n${table([['Fault', 'after 1', 'after 2', 'after 30', 'exit codes'], ...lines])}`
  })
  const members = families.map((family) => [`_${family}_`, membersOf(family).join('; ')])
  return `${introduction}\n${members.map(([name = '', names = '']) => `- ${name}: ${names}`).join('\n')}\n\n${sections.join('\n')}`
}

const families = [...new Set(faults.flatMap(({ family }) => family ?? []))]

function membersOf(family: string): string[] {
  return faults.filter((fault) => fault.family === family).map(({ name }) => name)
}

/** Names for faults that come to the same: the family's where all of it is among them. */
function namesOf(alike: readonly Fault[]): string {
  const whole = families.filter((family) =>
    membersOf(family).every((name) => alike.some((fault) => fault.name === name)),
  )
  const single = alike.filter(({ family }) => family === undefined || !whole.includes(family))
  return [...whole.map((family) => `_${family}_`), ...single.map(({ name }) => name)].join('; ')
}

function cellText(result: Result): string {
  const { stages } = result
  const warnings = stages.reduce((sum, { annotations }) => sum + annotations.length, 0)
  const seconds = Math.round(stages.reduce((sum, { ms }) => sum + ms, 0) / 1000)
  return [heldText(result), ...(warnings === 0 ? [] : [plural(warnings, 'warning')]), `${seconds} s`].join(', ')
}

function heldText(result: Result): string {
  const [first, ...more] = result.held.map(({ status }) => status).sort((a) => (a === 'running' ? 1 : -1))
  const also = more.length === 0 ? '' : ` and ${more.length === 1 ? 'a second one' : `${more.length} others`}`
  if (first === undefined) return 'not recorded'
  return (isRecorded(result) ? `\`${first}\`` : 'left running') + also
}

function exitText({ stages }: Result): string {
  return stages.find(({ exitCode }) => exitCode !== 0)?.stage ?? '0'
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

/** A Markdown table with columns of equal width. */
function table(rows: string[][]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)))
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |\n`
  const [head = [], ...body] = rows
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('')
}
