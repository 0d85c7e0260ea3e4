import type { Project } from '../../../sandbox/gitlab/index.js'
import { essence, openBench, type Bench } from './support.js'

let bench: Bench
let project: Project

beforeAll(async () => {
  bench = await openBench({ basePath: '/gitlab' })
  project = bench.gitlab.createProject('old/path')
  project.moveTo('group/sub/app')
})
afterAll(() => bench.close())

test.each([
  ['its id', () => String(project.id)],
  ['its path', () => 'group%2Fsub%2Fapp'],
  ['its path in other letters', () => 'Group%2FSUB%2Fapp'],
])('a project is found by %s', async (_, id) => {
  const { status, json } = await bench.send('GET', `/projects/${id()}`)
  expect(status).toBe(200)
  expect(json).toMatchObject({
    id: project.id,
    path_with_namespace: 'group/sub/app',
    web_url: `${bench.gitlab.url}/group/sub/app`,
    default_branch: 'main',
    archived: false,
    mirror: false,
    builds_access_level: 'enabled',
    repository_access_level: 'enabled',
    environments_access_level: 'enabled',
    permissions: { project_access: { access_level: 40 }, group_access: null },
  })
})

test('what is switched off is told', async () => {
  Object.assign(project.settings, { cicdEnabled: false, environmentsEnabled: false, archived: true })
  expect((await bench.send('GET', `/projects/${project.id}`)).json).toMatchObject({
    builds_access_level: 'disabled',
    environments_access_level: 'disabled',
    archived: true,
  })
  Object.assign(project.settings, { cicdEnabled: true, environmentsEnabled: true, archived: false })
})

test.each(['1', 'app', 'group%2Fapp', '0'])('%s is no project', async (id) => {
  expect(essence(await bench.send('GET', `/projects/${id}`))).toEqual([404, { message: '404 Project Not Found' }])
})

describe('the path of a project that has moved', () => {
  test('leads a GET to its id, query and all', async () => {
    for (const rest of ['', '/deployments?environment=a%20b&page=2', '/repository/commits/feature%2Fx']) {
      const { status, headers, text } = await bench.send('GET', `/projects/old%2Fpath${rest}`)
      const location = `${bench.gitlab.url}/api/v4/projects/${project.id}${rest}`
      expect([status, headers.get('location')]).toEqual([301, location])
      expect(text).toBe(`This resource has been moved permanently to ${location}`)
    }
  })

  test.each(['POST', 'PUT'])('refuses a %s, once its parameters are right', async (method) => {
    const path = `/projects/old%2Fpath/deployments${method === 'PUT' ? '/1' : ''}`
    const body = { environment: 'e', sha: bench.sha, ref: 'main', tag: false, status: 'success' }
    expect(essence(await bench.send(method, path, { body }))).toEqual([
      405,
      { message: 'Non GET methods are not allowed for moved projects' },
    ])
    expect((await bench.send(method, path, { body: {} })).status).toBe(400)
  })

  test('is unknown to those who may not see the project', async () => {
    const token = bench.gitlab.createToken({ role: 'none' })
    expect((await bench.send('GET', '/projects/old%2Fpath', { token })).status).toBe(404)
  })
})

describe('routes', () => {
  test.each([
    ['GET', '/nothing'],
    ['GET', '/projects/1/nothing'],
    ['PATCH', '/projects/1/deployments'],
    ['GET', '/projects/group/app'],
  ])('%s %s is none', async (method, path) => {
    expect(essence(await bench.send(method, path))).toEqual([404, { error: '404 Not Found' }])
  })

  test('outside the API there are pages', async () => {
    const page = async (path: string, method = 'GET') => {
      const { status, headers } = await fetch(new URL(path, bench.gitlab.url), { method, redirect: 'manual' })
      return [status, headers.get('location'), headers.get('content-type')]
    }
    const html = 'text/html; charset=utf-8'
    const signIn = `${bench.gitlab.url}/users/sign_in`
    expect(await page('/gitlab/group/api/v4/version')).toEqual([302, signIn, html])
    expect(await page('/gitlab/group/api/v4/projects/1/deployments', 'POST')).toEqual([422, null, html])
    expect(await page(signIn)).toEqual([200, null, html])
    expect(await page('/api/v4/version')).toEqual([404, null, html])
  })
})

test('the instance says what it is', async () => {
  const version = { version: '18.6.1-ee', revision: '3b1ec2f' }
  expect((await bench.send('GET', '/version')).json).toEqual(version)
  expect((await bench.send('GET', '/metadata')).json).toEqual({
    ...version,
    kas: { enabled: false, externalUrl: null, externalK8sProxyUrl: null, version: null },
    enterprise: true,
  })
})

test('a HEAD is a GET without its body', async () => {
  const { status, text, headers } = await bench.send('HEAD', '/version')
  expect([status, text, headers.get('content-type')]).toEqual([200, '', 'application/json'])
})
