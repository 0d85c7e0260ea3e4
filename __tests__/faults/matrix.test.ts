import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { documentOf } from './document.js'
import type { Fault } from './fault.js'
import { faults } from './faults.js'
import { points, type Point } from './points.js'
import { problemsOf } from './verdict.js'
import type { Mode, Result } from './virtual/cell.js'
import { shareProcess } from './virtual/process.js'
import { keepRepositoryInMemory } from './virtual/repository.js'

keepRepositoryInMemory()
const { runCell } = await import('./virtual/cell.js')

const DOCUMENT = join(import.meta.dirname, '../../docs/faults.md')

beforeAll(() => {
  shareProcess()
  // Half of each pause is left to chance; here chance always gives the same.
  import.meta.jest.spyOn(Math, 'random').mockReturnValue(0.5)
})

const modes: (Mode & { tries: readonly number[] })[] = [
  { outcome: 'success', onError: 'warn', tries: [1, 2, 30] },
  { outcome: 'success', onError: 'fail', tries: [1, 30] },
  { outcome: 'failure', onError: 'warn', tries: [1] },
  { outcome: 'cancelled', onError: 'warn', tries: [1, 30] },
]

function canMeet(fault: Fault, { kind }: Point): boolean {
  return fault.only?.includes(kind) !== false
}

const done = new Map<string, Promise<Result>>()

/** Runs a cell, once however often it is asked for. */
function resultOf(point: Point, fault: Fault, times: number, mode: Mode): Promise<Result> {
  const key = [point.name, fault.name, times, mode.outcome, mode.onError].join('\n')
  const result = done.get(key) ?? runCell({ point, fault, times, mode })
  done.set(key, result)
  return result
}

describe.each(modes)('a job that ends in $outcome, with on-error: $onError', ({ tries, ...mode }) => {
  test.each(points)(
    '$name',
    async (point) => {
      const problems: string[] = []
      for (const fault of faults.filter((each) => canMeet(each, point)))
        for (const times of tries)
          for (const problem of problemsOf(await resultOf(point, fault, times, mode)))
            problems.push(`${fault.name}, ${times} times: ${problem}`)
      expect(problems).toEqual([])
    },
    60_000,
  )
})

test('without a fault there is nothing to see but two lines', async () => {
  const [point, fault] = [points[0], faults[0]]
  if (point === undefined || fault === undefined) throw new Error('There are points and faults')
  const result = await runCell({ point, fault, times: 0, mode: { outcome: 'success', onError: 'fail' } })
  expect(problemsOf(result)).toEqual([])
  expect(result.held.map(({ status }) => status)).toEqual(['success'])
  expect(result.stages.flatMap(({ annotations }) => annotations)).toEqual([])
  expect(result.sent.map(({ kind }) => kind)).toEqual(['create deployment', 'show token', 'update deployment'])
})

test('of a job of which nobody knows the outcome no fault makes a success', async () => {
  for (const [point, fault] of points.flatMap((each) => faults.map((other) => [each, other] as const))) {
    if (!canMeet(fault, point)) continue
    const told = { ...point, inputs: { ...point.inputs, status: 'neutral' } }
    const { held } = await runCell({ point: told, fault, times: 1, mode: { outcome: 'success', onError: 'warn' } })
    expect([point.name, fault.name, held.filter(({ history }) => history.includes('success'))]).toEqual([
      point.name,
      fault.name,
      [],
    ])
  }
}, 60_000)

test('docs/faults.md says what the matrix shows', async () => {
  const rows = new Map<Point, Map<Fault, { warn: Result[]; fail: Result[] }>>()
  const run = async (point: Point, fault: Fault, onError: Mode['onError'], tries: number[]): Promise<Result[]> => {
    const results: Result[] = []
    for (const times of tries) results.push(await resultOf(point, fault, times, { outcome: 'success', onError }))
    return results
  }
  for (const point of points) {
    const ofPoint = new Map<Fault, { warn: Result[]; fail: Result[] }>()
    rows.set(point, ofPoint)
    for (const fault of faults.filter((each) => canMeet(each, point)))
      ofPoint.set(fault, {
        warn: await run(point, fault, 'warn', [1, 2, 30]),
        fail: await run(point, fault, 'fail', [1, 30]),
      })
  }
  const document = documentOf((point, fault) => rows.get(point)?.get(fault))
  if (process.env.UPDATE_DOCS === '1') {
    mkdirSync(dirname(DOCUMENT), { recursive: true })
    writeFileSync(DOCUMENT, document)
  }
  expect(readFileSync(DOCUMENT, 'utf8')).toBe(document)
}, 120_000)
