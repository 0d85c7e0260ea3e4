import { shareProcess } from './virtual/process.js'
import { keepRepositoryInMemory, SHA } from './virtual/repository.js'
import { VirtualTime } from './virtual/time.js'
import type { Exchange } from './virtual/wire.js'

keepRepositoryInMemory()
const { render } = await import('../../sandbox/gitlab/http/render.js')
const { Throttle } = await import('../../sandbox/gitlab/http/throttle.js')
const { GitLabInMemory } = await import('./virtual/gitlab.js')
const { runJob } = await import('./virtual/job.js')

beforeAll(() => {
  shareProcess()
  // Chance that is the same each time, and different for each job.
  let drawn = 1
  import.meta.jest.spyOn(Math, 'random').mockImplementation(() => {
    drawn = (drawn * 48_271) % 2_147_483_647
    return drawn / 2_147_483_647
  })
})

/** Runs so many jobs of one commit and one environment from the same moment on. */
async function crowd(size: number, requestsASecond = Infinity) {
  const time = new VirtualTime()
  const gitlab = new GitLabInMemory(time, 'in memory')
  const throttle = new Throttle({ requests: requestsASecond }, () => time.now())
  let refused = 0
  const handler = async (exchange: Exchange) => {
    const { refusal } = throttle.count(exchange.request.headers)
    if (refusal === null) return exchange.process()
    refused += 1
    const { status, headers, body } = render(refusal, gitlab.world.now())
    return { status, headers, body: body.toString('utf8') }
  }
  const job = { outcome: 'success', sha: SHA, handler } as const
  const runs = await time.until(Promise.all(Array.from({ length: size }, () => runJob(gitlab, job))))
  return { runs, refused, statuses: gitlab.project.deployments.map(({ status, history }) => [status, history.length]) }
}

test('two jobs of a matrix that start at the same moment are two deployments', async () => {
  const { runs, statuses } = await crowd(2)
  expect(statuses).toEqual([
    ['success', 3],
    ['success', 3],
  ])
  const ids = runs.map(({ stages }) => stages.find(({ stage }) => stage === 'main')?.outputs['deployment-id'])
  expect(new Set(ids).size).toBe(2)
})

test('a thousand jobs at once against a limit of 50 requests a second all end recorded', async () => {
  const { runs, refused, statuses } = await crowd(1_000, 50)
  expect(refused).toBeGreaterThan(1_000)
  expect(statuses).toHaveLength(1_000)
  expect(statuses.every(([status, length]) => status === 'success' && length === 3)).toBe(true)
  const atTheEnd = runs.flatMap(({ stages }) => stages.filter(({ stage }) => stage === 'post'))
  expect(atTheEnd.flatMap(({ annotations }) => annotations)).toEqual([])
  expect(Math.max(...atTheEnd.map(({ ms }) => ms))).toBeLessThan(120_700)
  const atTheStart = runs.map(({ stages }) => stages.flatMap((run) => (run.stage === 'post' ? [] : run.annotations)))
  expect(Math.max(...atTheStart.map((annotations) => annotations.length))).toBeLessThanOrEqual(1)
}, 60_000)
