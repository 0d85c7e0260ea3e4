import type { Project } from '../../../sandbox/gitlab/index.js'
import { essence, openBench, type Bench } from './support.js'

// What is wrong with a request, from what GitLab looks at first to what it looks at last: whichever of them come
// together, the first is what is answered.
let bench: Bench
let project: Project
let locked: Project

beforeAll(async () => {
  bench = await openBench()
  project = bench.gitlab.createProject('group/app')
  locked = bench.gitlab.createProject('group/locked', { archived: true })
  await bench.work.push(project.repository)
  project.protectEnvironment('guarded')
})
afterAll(() => bench.close())

interface Case {
  token: string | null
  projectId: number
  body: Record<string, unknown>
}

const faults: { name: string; spoil: (request: Case) => void; answer: [number, unknown] }[] = [
  { name: 'no token', spoil: (it) => (it.token = null), answer: [401, { message: '401 Unauthorized' }] },
  {
    name: 'a bad parameter',
    spoil: (it) => (it.body.status = 'done'),
    answer: [400, { error: 'status does not have a valid value' }],
  },
  { name: 'no such project', spoil: (it) => (it.projectId = 1), answer: [404, { message: '404 Project Not Found' }] },
  {
    name: 'no right in the project',
    spoil: (it) => (it.projectId = it.projectId === 1 ? 1 : locked.id),
    answer: [403, { message: '403 Forbidden' }],
  },
  {
    name: 'no such ref',
    spoil: (it) => (it.body.ref = 'nowhere'),
    answer: [400, { message: { ref: ['The branch or tag does not exist'] } }],
  },
  {
    name: 'a protected environment',
    spoil: (it) => (it.body.environment = 'guarded'),
    answer: [403, { message: '403 Forbidden' }],
  },
  {
    name: 'no such commit',
    spoil: (it) => (it.body.sha = 'f'.repeat(40)),
    answer: [400, { message: { sha: ['The commit does not exist'] } }],
  },
]

const pairs = faults.flatMap((first, index) =>
  faults.slice(index).map((second) => [first.name, second.name, first, second] as const),
)

test.each(pairs)('creating: %s before %s', async (_, __, first, second) => {
  const request: Case = {
    token: bench.gitlab.createToken({ role: 'developer' }),
    projectId: project.id,
    body: { environment: 'free', sha: bench.sha, ref: 'main', tag: false, status: 'running' },
  }
  second.spoil(request)
  first.spoil(request)
  const { token, projectId, body } = request
  const path = `/projects/${projectId}/deployments`
  expect(essence(await bench.send('POST', path, { token, body }))).toEqual(first.answer)
})

test('creating: a bad name of an environment comes after the ref and before the sha', async () => {
  const body = { environment: 'a:b', sha: 'f'.repeat(40), ref: 'main', tag: false, status: 'running' }
  const send = (change: object) =>
    bench.send('POST', `/projects/${project.id}/deployments`, { body: { ...body, ...change } })
  expect((await send({})).text).toContain('can contain only letters')
  expect((await send({ ref: 'nowhere' })).text).toContain('The branch or tag does not exist')
})

test('updating: the record is looked for before the right to change it, and CI after that', async () => {
  const guest = bench.gitlab.createToken({ role: 'reporter' })
  const ofJob = { environment: 'production', sha: bench.sha, deployable: { id: 1, name: 'job' } }
  const { id } = project.seedDeployment({ ...ofJob, status: 'success' })
  const put = (deployment: number, token: string) =>
    bench.send('PUT', `/projects/${project.id}/deployments/${deployment}`, { body: { status: 'success' }, token })
  expect(essence(await put(1, guest))).toEqual([404, { message: '404 Not found' }])
  expect(essence(await put(id, guest))).toEqual([403, { message: '403 Forbidden' }])
  expect((await put(id, bench.token)).text).toContain('using GitLab CI')
})
