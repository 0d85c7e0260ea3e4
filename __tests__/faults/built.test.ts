import type { BuiltCell, BuiltResult } from './built/cell.js'
import { inTurns } from './built/in-turns.js'
import { faults } from './faults.js'
import { points } from './points.js'
import { shareProcess } from './virtual/process.js'
import { keepRepositoryInMemory } from './virtual/repository.js'

keepRepositoryInMemory()
const { runBuiltCell } = await import('./built/cell.js')
const { runCell } = await import('./virtual/cell.js')

/** One or two faults of each kind, by the request that they meet. */
const chosen: Readonly<Record<string, readonly string[]>> = {
  'POST of the deployment, from pre on': [
    '401, the token has expired',
    '403, no permission',
    '404, no such project',
    '405, the project has moved',
    '400 with workflow commands in its words',
    '301 to another origin',
    '302 to another origin',
    '307 to another origin',
    '308 to another origin',
    '400, the commit is not there yet',
    '408',
    '409, a resource lock',
    '429, come back in 2 s',
    '500 with workflow commands in its words',
    '502, an HTML page',
    '502 after it was processed',
    'reset before it was processed',
    'reset after it was processed',
    'half an answer',
    '200, an HTML page',
    '200, an HTML page, after it was processed',
    '200, null, after it was processed',
    '200, another deployment',
    '200, 5 MB, after it was processed',
    'the stage is killed before it was processed',
    'the stage is killed after it was processed',
  ],
  'PUT of the final status': [
    '401, the token was revoked',
    '403, a CI job owns the deployment',
    '302 to another origin',
    '409, a resource lock',
    '503, an HTML page',
    'reset after it was processed',
    'half an answer',
    '200, an HTML page',
    '200, broken JSON, after it was processed',
    '200, 5 MB',
    '400, “cannot transition”, and it has not',
    'the stage is killed before it was processed',
    'the stage is killed after it was processed',
  ],
  'PUT of the environment': ['403, no permission', '502, an HTML page', '308 to another origin', '200, an HTML page'],
  'GET of the list, from pre on': ['401, the token is unknown', '502, an HTML page', '200, another shape'],
  'GET of the deployment': ['500', '200, an HTML page'],
  'GET of the token, beside the final status': ['200, an HTML page', '200, 5 MB'],
}

/** What costs real time; all of it at once, beside the rest. */
const slow: Readonly<Record<string, readonly string[]>> = {
  'POST of the deployment, from pre on': ['no answer', 'processed 2 s after the time-out', 'answered after 14 s'],
  'PUT of the final status': ['no answer', 'no answer, but processed at once'],
  'GET of the list, from pre on': ['no answer'],
}

function cellsOf(names: Readonly<Record<string, readonly string[]>>): BuiltCell[] {
  return Object.entries(names).flatMap(([pointName, faultNames]) =>
    faultNames.map((faultName) => {
      const point = points.find(({ name }) => name === pointName)
      const fault = faults.find(({ name }) => name === faultName)
      if (point === undefined || fault === undefined) throw new Error(`${pointName}, ${faultName}`)
      return { point, fault, times: 1 }
    }),
  )
}

const [fastCells, slowCells] = [cellsOf(chosen), cellsOf(slow)]
const titled = (cells: readonly BuiltCell[]) => cells.map((cell) => [cell.point.name, cell.fault.name, cell] as const)

/** A job that was cancelled, against a GitLab that never answers the final status again: 40 s, and no more. */
const hopeless = cellsOf({ 'PUT of the final status': ['no answer'] }).map((cell) => ({
  ...cell,
  times: Infinity,
  inputs: { status: 'cancelled' },
}))

let results: ReadonlyMap<BuiltCell, Promise<BuiltResult>>

beforeAll(() => {
  shareProcess()
  const beside = [...slowCells, ...hopeless].map((cell) => [cell, runBuiltCell(cell)] as const)
  results = new Map([...inTurns(fastCells, 4, runBuiltCell), ...beside])
})

async function resultOf(cell: BuiltCell): Promise<BuiltResult> {
  const result = await results.get(cell)
  if (result === undefined) throw new Error('Every cell is run')
  return result
}

describe('the built action over a real socket comes to what the matrix shows', () => {
  test.each(titled([...fastCells, ...slowCells]))(
    '%s: %s',
    async (_point, _fault, cell) => {
      const { held, exitCodes, annotations, problems } = await resultOf(cell)
      const mode = { outcome: 'success', onError: 'warn' } as const
      const virtual = await runCell({ ...cell, mode })
      const annotated = virtual.stages.filter((stage) => stage.annotations.length > 0)
      expect({ held, exitCodes, annotations, problems }).toEqual({
        held: virtual.held.map(({ status }) => status).sort(),
        exitCodes: virtual.stages.map(({ stage, killed, exitCode }) => `${stage} ${killed ? 'killed' : exitCode}`),
        annotations: annotated.map(
          ({ stage, annotations: all }) => `${stage} ${all.map(({ level }) => level).join(', ')}`,
        ),
        problems: [],
      })
    },
    120_000,
  )
})

test('a cancelled job is not held up for more than 40 s', async () => {
  for (const cell of hopeless) {
    const { held, annotations, ms, problems } = await resultOf(cell)
    expect({ held, annotations, problems }).toEqual({ held: ['running'], annotations: ['post warning'], problems: [] })
    expect(ms.post).toBeGreaterThan(25_000)
    expect(ms.post).toBeLessThan(42_000)
  }
}, 120_000)
