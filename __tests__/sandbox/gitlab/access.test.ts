import type { Project, ProjectSettings, Role } from '../../../sandbox/gitlab/index.js'
import { at, essence, openBench, type Bench, type Sending } from './support.js'

let bench: Bench
let project: Project
let deployment: number
let environment: number

beforeAll(async () => {
  bench = await openBench()
  project = bench.gitlab.createProject('group/app')
  await bench.work.push(project.repository)
  deployment = project.seedDeployment({ environment: 'production', sha: bench.sha, status: 'failed' }).id
  environment = project.environments[0]?.id ?? 0
})
afterAll(() => bench.close())

const body = (status: string) => ({ environment: 'production', sha: bench.sha, ref: 'main', tag: false, status })
const requests: Record<string, () => [string, string, Sending?]> = {
  create: () => ['POST', '/deployments', { body: body('running') }],
  update: () => ['PUT', `/deployments/${deployment}`, { body: { status: 'running' } }],
  list: () => ['GET', '/deployments'],
  show: () => ['GET', `/deployments/${deployment}`],
  'list merge requests': () => ['GET', `/deployments/${deployment}/merge_requests`],
  delete: () => [
    'DELETE',
    `/deployments/${deployment}`,
    { headers: { 'If-Unmodified-Since': 'Thu, 01 Jan 2015 00:00:00 GMT' } },
  ],
  'list environments': () => ['GET', '/environments'],
  'update environment': () => ['PUT', `/environments/${environment}`, { body: {} }],
  commit: () => ['GET', '/repository/commits/main'],
  'commit status': () => [
    'POST',
    `/statuses/${bench.sha}`,
    { body: { state: 'pending', name: String(Math.random()) } },
  ],
  project: () => ['GET', ''],
  'pull mirror': () => ['POST', '/mirror/pull'],
}

/** What each request is answered; the update and the deletion are such that they fail once they are allowed. */
async function statuses(token: string | null): Promise<Record<string, number>> {
  const answered: Record<string, number> = {}
  for (const [name, request] of Object.entries(requests)) {
    const [method, path, sending] = request()
    answered[name] = (await bench.send(method, `/projects/${project.id}${path}`, { ...sending, token })).status
  }
  return answered
}

const allowed = {
  create: 201,
  update: 400,
  list: 200,
  show: 200,
  'list merge requests': 200,
  delete: 412,
  'list environments': 200,
  'update environment': 200,
  commit: 200,
  'commit status': 201,
  project: 200,
  'pull mirror': 400,
}
const every = (status: number) => Object.fromEntries(Object.keys(requests).map((name) => [name, status]))
const writes = { create: 403, update: 403, delete: 403, 'update environment': 403, 'commit status': 403 }
const tracking = { ...every(403), commit: 200, 'commit status': 201, project: 200, 'pull mirror': 400 }

test.each<[Role, Record<string, number>]>([
  ['maintainer', allowed],
  ['developer', { ...allowed, delete: 403, 'pull mirror': 403 }],
  ['reporter', { ...allowed, ...writes, 'pull mirror': 403 }],
  ['guest', { ...every(403), project: 200 }],
  ['none', every(404)],
])('a %s', async (role, expected) => {
  expect(await statuses(bench.gitlab.createToken({ role }))).toEqual(expected)
})

test.each<[string, Partial<ProjectSettings>, Record<string, number>]>([
  ['CI/CD is off', { cicdEnabled: false }, tracking],
  ['environments are off', { environmentsEnabled: false }, tracking],
  ['the repository is off', { repositoryEnabled: false }, { ...tracking, commit: 404, 'commit status': 403 }],
  ['it is archived', { archived: true }, { ...allowed, ...writes }],
])('a Maintainer in a project where %s', async (_, settings, expected) => {
  const before = { ...project.settings }
  Object.assign(project.settings, settings)
  expect(await statuses(bench.token)).toEqual(expected)
  Object.assign(project.settings, before)
})

test('no token', async () => {
  expect(await statuses(null)).toEqual({ ...every(401), commit: 404, project: 404 })
})

test('a stranger in a public project reads, and cannot write', async () => {
  project.settings.visibility = 'public'
  const stranger = bench.gitlab.createToken({ role: 'none' })
  expect(await statuses(stranger)).toEqual({ ...allowed, ...writes, 'pull mirror': 403 })
  expect(await statuses(null)).toEqual({ ...every(401), commit: 200, project: 200 })
  project.settings.visibility = 'private'
})

test('a repository that is off is named when a commit is looked for', async () => {
  project.settings.repositoryEnabled = false
  const reply = await bench.send('GET', `/projects/${project.id}/repository/commits/main`)
  expect(essence(reply)).toEqual([404, { message: '404 Repository Not Found' }])
  project.settings.repositoryEnabled = true
})

test('a role may hold in some projects only', async () => {
  const other = bench.gitlab.createProject('group/other')
  const token = bench.gitlab.createToken({ role: { 'group/app': 'developer', [other.id]: 'guest' } })
  const role = async (id: number) => {
    const { json } = await bench.send('GET', `/projects/${id}`, { token })
    return at(json, 'permissions.project_access.access_level') ?? at(json, 'message')
  }
  const third = bench.gitlab.createProject('group/third')
  expect([await role(project.id), await role(other.id), await role(third.id)]).toEqual([
    30,
    10,
    '404 Project Not Found',
  ])
})

test('a protected environment keeps out those below, before and after it exists', async () => {
  const developer = bench.gitlab.createToken({ role: 'developer' })
  const post = (token: string, status = 'running') =>
    bench.send('POST', `/projects/${project.id}/deployments`, {
      token,
      body: { ...body(status), environment: 'guarded' },
    })
  project.protectEnvironment('guarded')
  expect(essence(await post(developer))).toEqual([403, { message: '403 Forbidden' }])
  expect(project.environments.map(({ name }) => name)).toContain('guarded')
  const { json, status } = await post(bench.token)
  expect(status).toBe(201)
  const put = (token: string) =>
    bench.send('PUT', `/projects/${project.id}/deployments/${String(at(json, 'id'))}`, {
      token,
      body: { status: 'success' },
    })
  expect(essence(await put(developer))).toEqual([403, { message: '403 Forbidden' }])
  expect((await put(bench.token)).status).toBe(200)
  project.unprotectEnvironment('guarded')
  expect((await post(developer)).status).toBe(201)
})
