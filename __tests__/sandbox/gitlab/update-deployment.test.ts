import type { DeploymentStatus, Project } from '../../../sandbox/gitlab/index.js'
import { at, essence, openBench, type Bench } from './support.js'

let bench: Bench
let project: Project

beforeAll(async () => {
  bench = await openBench()
  project = bench.gitlab.createProject('group/app')
  await bench.work.push(project.repository)
})
afterAll(() => bench.close())

const put = (id: number | string, body: unknown, inProject: number | string = project.id) =>
  bench.send('PUT', `/projects/${inProject}/deployments/${id}`, { body })
const seed = (status: DeploymentStatus) => project.seedDeployment({ environment: 'production', sha: bench.sha, status })

describe('the state machine', () => {
  const ok = null
  const table: [DeploymentStatus, Record<string, string | null>][] = [
    ['created', { running: ok, success: ok, failed: ok, canceled: ok }],
    ['running', { running: 'run', success: ok, failed: ok, canceled: ok }],
    ['success', { running: 'run', success: 'succeed', failed: ok, canceled: ok }],
    ['failed', { running: 'run', success: ok, failed: 'drop', canceled: ok }],
    ['canceled', { running: 'run', success: ok, failed: ok, canceled: 'cancel' }],
    ['blocked', { running: ok, success: ok, failed: ok, canceled: ok }],
    ['skipped', { running: 'run', success: ok, failed: ok, canceled: ok }],
  ]
  const rows = table.flatMap(([from, row]) => Object.entries(row).map(([to, event]) => [from, to, event] as const))

  test.each(rows)('%s → %s (refused event: %s)', async (from, to, event) => {
    const row = seed(from)
    const reply = await put(row.id, { status: to })
    if (event === null) {
      expect([reply.status, at(reply.json, 'status')]).toEqual([200, to])
      expect(row.history).toEqual(from === 'created' ? [from, to] : ['created', from, to])
    } else {
      expect(essence(reply)).toEqual([400, { message: { status: [`cannot transition via "${event}"`] } }])
      expect(row.status).toBe(from)
    }
  })
})

test('an update moves updated_at and finished_at, and nothing else', async () => {
  const past = new Date('2026-01-02T03:04:05.678Z')
  const row = project.seedDeployment({ environment: 'e', sha: bench.sha, status: 'running', createdAt: past })
  const shown = await bench.send('GET', `/projects/${project.id}/deployments/${row.id}`)
  const reply = await put(row.id, { status: 'success', sha: 'x', ref: 'y', environment: 'z' })
  expect(reply.json).toEqual({
    ...Object(shown.json),
    status: 'success',
    updated_at: row.finishedAt?.toISOString(),
  })
  expect(row.finishedAt?.getTime()).toBeGreaterThan(past.getTime())
  const finished = Number(row.finishedAt)
  await new Promise((resolve) => setTimeout(resolve, 5))
  await put(row.id, { status: 'failed' })
  expect(Number(row.finishedAt)).toBeGreaterThan(finished)
})

test.each([
  ['no status', {}, 'status is missing, status does not have a valid value'],
  ['a bad status', { status: 'done' }, 'status does not have a valid value'],
  ['no status, in no project', {}, 'status is missing, status does not have a valid value', 1],
])('%s', async (_, body, error, inProject = project.id) => {
  expect(essence(await put(1, body, inProject))).toEqual([400, { error }])
})

test.each([
  ['an unknown one', () => 999_999],
  ['no number', () => 'abc'],
  ['the number within the project', () => seed('running').iid],
])('%s is not found', async (_, id) => {
  expect(essence(await put(id(), { status: 'success' }))).toEqual([404, { message: '404 Not found' }])
})

test("another project's is not found, and an unknown project is", async () => {
  const { id } = seed('running')
  const other = bench.gitlab.createProject('group/other')
  expect(essence(await put(id, { status: 'success' }, other.id))).toEqual([404, { message: '404 Not found' }])
  expect(essence(await put(id, { status: 'success' }, 1))).toEqual([404, { message: '404 Project Not Found' }])
})

test('the leading digits of an id count, as Rails reads them', async () => {
  expect((await put(`${seed('running').id}abc`, { status: 'success' })).status).toBe(200)
})

test('a deployment that a CI job owns is left alone', async () => {
  const row = project.seedDeployment({
    environment: 'production',
    sha: bench.sha,
    status: 'running',
    deployable: { id: 77, name: 'deploy' },
  })
  expect(essence(await put(row.id, { status: 'success' }))).toEqual([
    403,
    { message: '403 Forbidden - Deployments created using GitLab CI can not be updated using the API' },
  ])
  const shown = await bench.send('GET', `/projects/${project.id}/deployments/${row.id}`)
  expect([at(shown.json, 'deployable.id'), at(shown.json, 'status')]).toEqual([77, 'running'])
})

test('showing one asks for a number, unlike updating one', async () => {
  const get = (id: number | string) => bench.send('GET', `/projects/${project.id}/deployments/${id}`)
  expect(essence(await get('abc'))).toEqual([400, { error: 'deployment_id is invalid' }])
  expect(essence(await get(999_999))).toEqual([404, { message: '404 Not found' }])
})

describe('deleting', () => {
  const remove = (id: number, headers = {}) =>
    bench.send('DELETE', `/projects/${project.id}/deployments/${id}`, { headers })

  test('is refused while it runs', async () => {
    expect(essence(await remove(seed('running').id))).toEqual([400, { message: 'Cannot destroy running deployment' }])
  })

  test('is refused for the last success', async () => {
    const message = 'Deployment currently deployed to environment'
    expect(essence(await remove(seed('success').id))).toEqual([400, { message }])
  })

  test('asks for a Maintainer', async () => {
    const token = bench.gitlab.createToken({ role: 'developer' })
    const reply = await bench.send('DELETE', `/projects/${project.id}/deployments/${seed('failed').id}`, { token })
    expect(essence(reply)).toEqual([403, { message: '403 Forbidden' }])
  })

  test('takes it away, without a word', async () => {
    const { id } = seed('failed')
    expect((await remove(id, { 'If-Unmodified-Since': 'Thu, 01 Jan 2026 00:00:00 GMT' })).status).toBe(412)
    const reply = await remove(id)
    expect([reply.status, reply.text]).toEqual([204, ''])
    expect(essence(await remove(id))).toEqual([404, { message: '404 Not found' }])
  })
})
