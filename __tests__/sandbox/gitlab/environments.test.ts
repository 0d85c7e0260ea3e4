import type { Project } from '../../../sandbox/gitlab/index.js'
import { at, essence, numberAt, openBench, type Bench } from './support.js'

let bench: Bench
let project: Project

beforeAll(async () => {
  bench = await openBench()
})
beforeEach(() => {
  project = bench.gitlab.createProject(`group/app-${String(Math.random())}`)
})
afterAll(() => bench.close())

const path = (rest = '') => `/projects/${project.id}/environments${rest}`
const create = (body: unknown) => bench.send('POST', path(), { body })
const put = (id: number, body: unknown) => bench.send('PUT', path(`/${id}`), { body })
const stop = (id: number, body?: unknown) => bench.send('POST', path(`/${id}/stop`), { body })
const denied = [403, { message: '403 Forbidden' }]
const unchanged = '400 Bad request - Attempted to stop the environment but failed to change the status'

describe('creating', () => {
  test('answers with the whole of it', async () => {
    const { status, json } = await create({ name: 'production/eu', external_url: 'https://x.test', description: 'EU' })
    const environment = project.environments[0]
    expect(status).toBe(201)
    expect({ ...Object(json), project: at(json, 'project.path_with_namespace') }).toEqual({
      id: environment?.id,
      name: 'production/eu',
      slug: environment?.slug,
      external_url: 'https://x.test',
      created_at: environment?.createdAt.toISOString(),
      updated_at: environment?.createdAt.toISOString(),
      tier: 'production',
      project: project.path,
      state: 'available',
      auto_stop_at: null,
      cluster_agent: null,
      kubernetes_namespace: null,
      flux_resource_path: null,
      description: 'EU',
      auto_stop_setting: 'always',
    })
  })

  test('takes a tier', async () => {
    expect(at((await create({ name: 'production', tier: 'other' })).json, 'tier')).toBe('other')
  })

  test.each([
    ['no name', {}, { error: 'name is missing' }],
    ['a bad tier', { name: 'a', tier: 'gold' }, { error: 'tier does not have a valid value' }],
    ['a slug', { name: 'a', slug: 'a' }, { error: 'slug is automatically generated and cannot be changed' }],
    [
      'a bad scheme',
      { name: 'a', external_url: 'javascript:x' },
      { message: { external_url: ['javascript scheme is not allowed'] } },
    ],
    ['no URL at all', { name: 'a', external_url: 'http://' }, { message: { external_url: ['URI is invalid'] } }],
    ['a long name', { name: 'a'.repeat(256) }, { message: { name: ['is too long (maximum is 255 characters)'] } }],
  ])('refuses %s', async (_, body, answer) => {
    expect(essence(await create(body))).toEqual([400, answer])
    expect(project.environments).toEqual([])
  })

  test('refuses a name that is taken, and one whose slug is', async () => {
    await create({ name: 'a' })
    const taken = ['has already been taken']
    expect(essence(await create({ name: 'a' }))).toEqual([400, { message: { name: taken, slug: taken } }])
    expect(essence(await create({ name: 'a-' }))).toEqual([400, { message: { slug: taken } }])
  })
})

describe('updating', () => {
  test('changes what is given, and only that', async () => {
    const { id } = project.seedEnvironment('production')
    const past = project.environments[0]?.updatedAt
    await new Promise((resolve) => setTimeout(resolve, 3))
    const reply = await put(id, { external_url: 'https://x.test', tier: 'staging', name: 'renamed', state: 'stopped' })
    expect(reply.status).toBe(200)
    const shown = project.environments[0]
    expect(shown).toMatchObject({ name: 'production', externalUrl: 'https://x.test', tier: 'staging' })
    expect(shown?.state).toBe('available')
    expect(Number(shown?.updatedAt)).toBeGreaterThan(Number(past))
    const touched = shown?.updatedAt
    await put(id, { tier: 'staging' })
    expect(project.environments[0]?.updatedAt).toBe(touched)
    await put(id, { external_url: '', tier: null })
    expect(project.environments[0]).toMatchObject({ externalUrl: null, tier: 'production' })
  })

  test('refuses what is bad, and changes nothing then', async () => {
    const { id } = project.seedEnvironment('production')
    expect(essence(await put(id, { tier: '' }))).toEqual([400, { error: 'tier does not have a valid value' }])
    expect(essence(await put(id, { tier: 'other', external_url: 'data:x' }))).toEqual([
      400,
      { message: { external_url: ['data scheme is not allowed'] } },
    ])
    const long = `https://${'a'.repeat(250)}`
    expect(essence(await put(id, { external_url: long }))).toEqual([
      400,
      { message: { external_url: ['is too long (maximum is 255 characters)'] } },
    ])
    expect(project.environments[0]).toMatchObject({ externalUrl: null, tier: 'production' })
    expect(essence(await put(1, {}))).toEqual([404, { message: '404 Not found' }])
  })

  test('is allowed in a protected environment, being a matter of the project', async () => {
    const { id } = project.seedEnvironment('production')
    project.protectEnvironment('production')
    const token = bench.gitlab.createToken({ role: 'developer' })
    expect((await bench.send('PUT', path(`/${id}`), { body: { tier: 'other' }, token })).status).toBe(200)
    expect(essence(await bench.send('POST', path(`/${id}/stop`), { token }))).toEqual(denied)
  })
})

describe('stopping and deleting', () => {
  test('stops once', async () => {
    const { id } = project.seedEnvironment('review/1')
    const reply = await stop(id)
    expect([reply.status, at(reply.json, 'state')]).toEqual([200, 'stopped'])
    expect(essence(await stop(id))).toEqual([400, { message: unchanged }])
    expect((await stop(id, { force: true })).status).toBe(500)
    expect(essence(await stop(1))).toEqual([404, { message: '404 Not found' }])
  })

  test('stops by force what would only stop by a job', async () => {
    const { id } = project.seedEnvironment('review/1')
    await put(id, { auto_stop_setting: 'with_action' })
    expect(essence(await stop(id))).toEqual([400, { message: unchanged }])
    expect((await stop(id, { force: true })).status).toBe(200)
  })

  test('deletes what is stopped, with its deployments', async () => {
    const { id } = project.seedEnvironment('review/1')
    const row = project.seedDeployment({ environment: 'review/1', sha: bench.sha, status: 'running' })
    expect(essence(await bench.send('DELETE', path(`/${id}`)))).toEqual(denied)
    await stop(id)
    const reply = await bench.send('DELETE', path(`/${id}`))
    expect([reply.status, reply.text]).toEqual([204, ''])
    const update = { body: { status: 'success' } }
    expect(essence(await bench.send('PUT', `/projects/${project.id}/deployments/${row.id}`, update))).toEqual([
      404,
      { message: '404 Not found' },
    ])
  })

  test.each([
    ['running', 'stopped'],
    ['failed', 'stopped'],
    ['canceled', 'stopped'],
    ['success', 'available'],
  ])('a deployment that is %s leaves a stopped environment %s', async (status, state) => {
    await bench.work.push(project.repository)
    project.seedEnvironment('review/1', { state: 'stopped' })
    const body = { environment: 'review/1', sha: bench.sha, ref: 'main', tag: false, status }
    expect((await bench.send('POST', `/projects/${project.id}/deployments`, { body })).status).toBe(201)
    await bench.gitlab.idle()
    expect(project.environments.map((environment) => environment.state)).toEqual([state])
  })
})

describe('showing and listing', () => {
  test('one is shown with its last success, without its project', async () => {
    const { id } = project.seedEnvironment('production')
    expect(at((await bench.send('GET', path(`/${id}`))).json, 'last_deployment')).toBeNull()
    const row = project.seedDeployment({ environment: 'production', sha: bench.sha, status: 'success' })
    project.seedDeployment({ environment: 'production', sha: bench.sha, status: 'failed' })
    const { json } = await bench.send('GET', path(`/${id}`))
    expect(numberAt(json, 'last_deployment.id')).toBe(row.id)
    expect([at(json, 'project'), at(json, 'last_deployment.environment')]).toEqual([undefined, undefined])
  })

  test.each([
    ['', ['production', 'production/eu', 'Production', 'review/production']],
    ['?name=production', ['production']],
    ['?name=PRODUCTION', []],
    ['?search=prod', ['production', 'production/eu', 'Production', 'review/production']],
    ['?search=PRODUCTION/', ['production/eu']],
    ['?search=duct', []],
    ['?states=stopped', ['Production']],
    ['?states=available&search=review', ['review/production']],
    ['?per_page=1&page=2', ['production/eu']],
  ])('%s', async (query, names) => {
    for (const name of ['production', 'production/eu', 'Production', 'review/production']) project.seedEnvironment(name)
    project.stopEnvironment('Production')
    const { json } = await bench.send('GET', path(query))
    expect(Array.isArray(json) && json.map((row: unknown) => at(row, 'name'))).toEqual(names)
  })

  test.each([
    ['?search=pr', { message: '400 Bad request - Search query is less than 3 characters' }],
    ['?search=prod&name=x', { error: 'name, search cannot be used together' }],
    ['?states=gone', { error: 'states does not have a valid value' }],
  ])('refuses %s', async (query, answer) => {
    expect(essence(await bench.send('GET', path(query)))).toEqual([400, answer])
  })
})
