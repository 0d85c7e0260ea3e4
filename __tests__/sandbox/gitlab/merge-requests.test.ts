import type { Project } from '../../../sandbox/gitlab/index.js'
import { at, numberAt, openBench, type Bench } from './support.js'

let bench: Bench
let project: Project
/** Merge commits on `main`, oldest first, each of them one merge request's. */
const merges: string[] = []

beforeAll(async () => {
  bench = await openBench()
  const { work } = bench
  for (const name of ['one', 'two', 'three']) {
    await work.branch(name)
    await work.commit(`Work on ${name}`)
    await work.switchTo('main')
    merges.push(await work.merge(name))
  }
})
beforeEach(async () => {
  project = bench.gitlab.createProject(`group/app-${String(Math.random())}`)
  await bench.work.push(project.repository)
  for (const [index, sha] of merges.entries()) {
    project.seedMergeRequest({ title: `Request ${index + 1}`, targetBranch: 'main', mergeCommitSha: sha })
  }
  project.seedMergeRequest({ title: 'Elsewhere', targetBranch: 'other', mergeCommitSha: bench.sha })
  project.seedMergeRequest({ title: 'Open', targetBranch: 'main' })
})
afterAll(() => bench.close())

const deploy = async (index: number, change: Record<string, unknown> = {}) => {
  const body = {
    environment: 'production',
    sha: merges[index] ?? bench.sha,
    ref: 'main',
    tag: false,
    status: 'success',
  }
  const reply = await bench.send('POST', `/projects/${project.id}/deployments`, { body: { ...body, ...change } })
  expect(reply.status).toBe(201)
  return numberAt(reply.json, 'id')
}
const finish = (id: number, status: string) =>
  bench.send('PUT', `/projects/${project.id}/deployments/${id}`, { body: { status } })
const included = async (id: number, query = '') => {
  await bench.gitlab.idle()
  const { json } = await bench.send('GET', `/projects/${project.id}/deployments/${id}/merge_requests${query}`)
  return Array.isArray(json) ? json.map((row: unknown) => at(row, 'iid')) : json
}

test('the first success takes all that were merged into its ref', async () => {
  expect(await included(await deploy(1))).toEqual([3, 2, 1])
})

test('the ref must be the plain name of the branch', async () => {
  expect(await included(await deploy(1, { ref: 'refs/heads/main' }))).toEqual([])
})

test('the next success takes what lies between', async () => {
  await deploy(-1, { ref: 'one' })
  const second = await deploy(0)
  const third = await deploy(2)
  expect(await included(second)).toEqual([1])
  expect(await included(third)).toEqual([3, 2])
  expect(project.deployments.at(-1)?.mergeRequests).toEqual([2, 3])
})

test('what is not a success neither takes nor counts as the one before', async () => {
  await deploy(-1, { ref: 'one' })
  const failed = await deploy(0, { status: 'failed' })
  const running = await deploy(0, { status: 'running' })
  const success = await deploy(1)
  expect(await included(failed)).toEqual([])
  expect(await included(running)).toEqual([])
  expect(await included(success)).toEqual([2, 1])
})

test('a false success moves the base', async () => {
  await deploy(-1, { ref: 'one' })
  await deploy(1)
  expect(await included(await deploy(2))).toEqual([3])
})

test('a merge request stays with the first deployment of an environment that had it', async () => {
  await deploy(-1, { ref: 'one' })
  const late = await deploy(2, { status: 'running' })
  const early = await deploy(0)
  await finish(late, 'success')
  expect(await included(early)).toEqual([1])
  expect(await included(late)).toEqual([3, 2])
  expect(await included(await deploy(2, { environment: 'staging' }))).toEqual([3, 2, 1])
})

test.each([
  ['review/x', []],
  ['feature/x', []],
  ['production/eu', [3, 2, 1]],
  ['staging/eu', [3, 2, 1]],
  ['anything', [3, 2, 1]],
])('in %s', async (environment, expected) => {
  expect(await included(await deploy(1, { environment }))).toEqual(expected)
})

test('the list is paged and filtered, and unknown deployments have none', async () => {
  const id = await deploy(1)
  expect(await included(id, '?per_page=1&page=2')).toEqual([2])
  expect(await included(id, '?state=opened')).toEqual([])
  expect(await included(id, '?state=merged')).toEqual([3, 2, 1])
  expect(await included(1)).toEqual([])
})
