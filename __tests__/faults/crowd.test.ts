import { repeatableChance } from './virtual/chance.js'
import { shareProcess } from './virtual/process.js'
import { keepRepositoryInMemory, SHA } from './virtual/repository.js'

keepRepositoryInMemory()
const { crowd } = await import('./virtual/crowd.js')
const commit = { repository: 'in memory', sha: SHA }

beforeAll(() => {
  shareProcess()
  repeatableChance()
})

test('two jobs of a matrix that start at the same moment are two deployments', async () => {
  const { runs, statuses } = await crowd(2, commit)
  expect(statuses).toEqual([
    ['success', 3],
    ['success', 3],
  ])
  const ids = runs.map(({ stages }) => stages.find(({ stage }) => stage === 'main')?.outputs['deployment-id'])
  expect(new Set(ids).size).toBe(2)
})

test('a thousand jobs at once against a limit of 50 requests a second all end recorded', async () => {
  const { runs, refused, statuses } = await crowd(1_000, commit, 50)
  expect(refused).toBeGreaterThan(1_000)
  expect(statuses).toHaveLength(1_000)
  expect(statuses.every(([status, length]) => status === 'success' && length === 3)).toBe(true)
  const atTheEnd = runs.flatMap(({ stages }) => stages.filter(({ stage }) => stage === 'post'))
  expect(atTheEnd.flatMap(({ annotations }) => annotations)).toEqual([])
  expect(Math.max(...atTheEnd.map(({ ms }) => ms))).toBeLessThan(120_700)
  const atTheStart = runs.map(({ stages }) => stages.flatMap((run) => (run.stage === 'post' ? [] : run.annotations)))
  expect(Math.max(...atTheStart.map((annotations) => annotations.length))).toBeLessThanOrEqual(1)
}, 60_000)
