import { setTimeout as sleep } from 'node:timers/promises'
import type { FaultAction, Project } from '../../../sandbox/gitlab/index.js'
import { at, openBench, until, type Bench, type Reply } from './support.js'

let bench: Bench
let project: Project

beforeAll(async () => {
  bench = await openBench()
  project = bench.gitlab.createProject('group/app')
})
beforeEach(() => {
  bench.gitlab.clearFaults()
  bench.gitlab.clearRequests()
})
afterAll(() => bench.close())

/** What stands in the log and in the project after one request for a new environment. */
let name = 0
async function createEnvironment(timeout = 2000): Promise<{ reply: Reply | string; name: string }> {
  name += 1
  const unique = `e${name}`
  const attempt = fetch(`${bench.gitlab.url}/api/v4/projects/${project.id}/environments`, {
    method: 'POST',
    headers: { 'PRIVATE-TOKEN': bench.token, 'Content-Type': 'application/json' },
    body: JSON.stringify({ name: unique }),
    signal: AbortSignal.timeout(timeout),
  })
  try {
    const response = await attempt
    const text = await response.text()
    return { reply: { status: response.status, headers: response.headers, text, json: null }, name: unique }
  } catch (error) {
    const timedOut = error instanceof DOMException && error.name === 'TimeoutError'
    return { reply: timedOut ? 'timed out' : 'broken', name: unique }
  }
}
const exists = (wanted: string) => project.environments.some((environment) => environment.name === wanted)
const logged = () => bench.gitlab.requests.map(({ status, processed }) => [status, processed])
const outcome = (reply: Reply | string) => (typeof reply === 'string' ? reply : [reply.status, reply.text])

const proxyError = { status: 502, headers: { 'content-type': 'text/html', 'x-proxy': 'yes' }, body: '<h1>502</h1>' }

describe('a fault that is ordered', () => {
  const table: [string, FaultAction, unknown, boolean, [unknown, boolean]][] = [
    ['an answer instead', { do: 'answer', ...proxyError }, [502, '<h1>502</h1>'], false, [502, false]],
    [
      'processed, another answer',
      { do: 'process and answer', ...proxyError },
      [502, '<h1>502</h1>'],
      true,
      [502, true],
    ],
    ['an answer without a body', { do: 'answer', status: 503 }, [503, ''], false, [503, false]],
    [
      'an answer in bytes',
      { do: 'answer', status: 200, body: Buffer.from('bytes') },
      [200, 'bytes'],
      false,
      [200, false],
    ],
    ['processed, dropped', { do: 'process and drop' }, 'broken', true, ['dropped', true]],
    ['dropped', { do: 'drop' }, 'broken', false, ['dropped', false]],
    ['half an answer', { do: 'half answer' }, 'broken', true, ['dropped', true]],
  ]
  test.each(table)('%s', async (_, action, seen, processed, log) => {
    bench.gitlab.fault({ kind: 'create environment', ...action })
    const first = await createEnvironment()
    expect(outcome(first.reply)).toEqual(seen)
    expect(exists(first.name)).toBe(processed)
    expect(logged()).toEqual([log])
    const second = await createEnvironment()
    expect(exists(second.name)).toBe(true)
  })

  test('its headers are sent', async () => {
    bench.gitlab.fault({ kind: 'create environment', do: 'answer', ...proxyError })
    const { reply } = await createEnvironment()
    expect(typeof reply === 'string' ? reply : reply.headers.get('x-proxy')).toBe('yes')
  })

  test('delayed, then as usual', async () => {
    bench.gitlab.fault({ kind: 'create environment', do: 'delay', ms: 400 })
    const begin = performance.now()
    const pending = createEnvironment()
    await until(() => bench.gitlab.requests.length > 0)
    expect(exists(`e${name}`)).toBe(false)
    expect(logged()).toEqual([['pending', false]])
    const { reply } = await pending
    expect(performance.now() - begin).toBeGreaterThan(390)
    expect(typeof reply === 'string' ? reply : reply.status).toBe(201)
  })

  test('processed late, though the caller has gone', async () => {
    bench.gitlab.fault({ kind: 'create environment', do: 'process late', ms: 800 })
    const { reply, name: unique } = await createEnvironment(400)
    expect([reply, exists(unique)]).toEqual(['timed out', false])
    await until(() => exists(unique))
    expect(logged()).toEqual([['dropped', true]])
  })

  test('neither answered nor processed', async () => {
    bench.gitlab.fault({ kind: 'create environment', do: 'hang' })
    const { reply, name: unique } = await createEnvironment(400)
    await until(() => bench.gitlab.requests[0]?.status === 'dropped')
    expect([reply, exists(unique)]).toEqual(['timed out', false])
    expect(logged()).toEqual([['dropped', false]])
  })

  test.each([
    ['processed', true],
    ['not processed', false],
  ])('the server goes off for a while, the request %s', async (_, process) => {
    bench.gitlab.fault({ kind: 'create environment', do: 'switch off', ms: 500, process })
    const first = await createEnvironment()
    expect([first.reply, exists(first.name)]).toEqual(['broken', process])
    expect((await createEnvironment()).reply).toBe('broken')
    await sleep(700)
    const third = await createEnvironment()
    expect(exists(third.name)).toBe(true)
    expect(logged()).toEqual([
      ['dropped', process],
      [201, true],
    ])
  })
})

describe('which requests', () => {
  const answer = { do: 'answer', status: 599 } as const
  const show = async (path = `/projects/${project.id}`) => (await bench.send('GET', path)).status
  const several = async (count: number) => {
    const statuses: number[] = []
    for (let index = 0; index < count; index += 1) statuses.push(await show())
    return statuses
  }

  test('the nth', async () => {
    bench.gitlab.fault({ kind: 'show project', nth: 2, ...answer })
    expect(await several(4)).toEqual([200, 599, 200, 200])
  })

  test('some from the nth on', async () => {
    bench.gitlab.fault({ kind: 'show project', nth: 2, times: 2, ...answer })
    expect(await several(5)).toEqual([200, 599, 599, 200, 200])
  })

  test('all from the nth on', async () => {
    bench.gitlab.fault({ kind: 'show project', nth: 3, times: Infinity, ...answer })
    expect(await several(5)).toEqual([200, 200, 599, 599, 599])
  })

  test('counted from the order, kind by kind', async () => {
    await several(2)
    bench.gitlab.fault({ kind: 'show project', ...answer })
    expect(await show('/version')).toBe(200)
    expect(await several(2)).toEqual([599, 200])
  })

  test('of several kinds, or of any', async () => {
    bench.gitlab.fault({ kind: ['show version', 'show metadata'], times: 2, ...answer })
    bench.gitlab.fault({ kind: 'any', nth: 4, ...answer })
    const paths = ['/version', '/metadata', '/version', '/nothing', '/nothing']
    const statuses: number[] = []
    for (const path of paths) statuses.push(await show(path))
    expect(statuses).toEqual([599, 599, 200, 599, 404])
  })

  test('the first of several orders wins, and all of them count', async () => {
    bench.gitlab.fault({ kind: 'show project', do: 'answer', status: 598 })
    bench.gitlab.fault({ kind: 'show project', times: 2, ...answer })
    expect(await several(3)).toEqual([598, 599, 200])
  })
})

test('the log tells what was sent', async () => {
  const headers = { 'X-Extra': 'yes' }
  await bench.send('PUT', `/projects/${project.id}/environments/1?a=b`, { body: { tier: 'other' }, headers })
  await bench.send('GET', '/version', { token: null })
  const [first, second] = bench.gitlab.requests
  expect(first).toMatchObject({
    method: 'PUT',
    path: `/api/v4/projects/${project.id}/environments/1?a=b`,
    kind: 'update environment',
    body: { tier: 'other' },
    status: 404,
    processed: true,
  })
  expect([at(first?.headers, 'private-token'), at(first?.headers, 'x-extra')]).toEqual([bench.token, 'yes'])
  expect(Math.abs(Number(first?.at) - Date.now())).toBeLessThan(5000)
  expect([second?.kind, second?.body, second?.status]).toEqual(['show version', undefined, 401])
})
