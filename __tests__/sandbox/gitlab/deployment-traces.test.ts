import type { Project } from '../../../sandbox/gitlab/index.js'
import { essence, numberAt, openBench, type Bench } from './support.js'

let bench: Bench
let project: Project
let valid: Record<string, unknown>

beforeAll(async () => {
  bench = await openBench()
  project = bench.gitlab.createProject('group/app')
  await bench.work.branch('feature/x')
  await bench.work.tag('v1')
  await bench.work.push(project.repository)
  valid = { environment: 'production', sha: bench.sha, ref: 'main', tag: false, status: 'running' }
})
afterAll(() => bench.close())

const post = (body: unknown, path = `/projects/${project.id}/deployments`) => bench.send('POST', path, { body })

describe('what is left behind', () => {
  const names = () => project.environments.map(({ name }) => name)

  test('an unknown ref leaves no environment', async () => {
    await post({ ...valid, environment: 'by-ref', ref: 'nowhere' })
    expect(names()).not.toContain('by-ref')
  })

  test('an unknown sha leaves the environment, and no deployment', async () => {
    await post({ ...valid, environment: 'by-sha', sha: 'f'.repeat(40) })
    expect(names()).toContain('by-sha')
    expect(project.deployments.map(({ environment }) => environment)).not.toContain('by-sha')
  })

  test('names that differ in case are two environments', async () => {
    await post({ ...valid, environment: 'Case' })
    await post({ ...valid, environment: 'case' })
    await post({ ...valid, environment: 'case' })
    expect(names().filter((name) => name.toLowerCase() === 'case')).toEqual(['Case', 'case'])
  })

  test('no repository, no ref', async () => {
    const empty = bench.gitlab.createProject('group/empty')
    expect(essence(await post(valid, `/projects/${empty.id}/deployments`))).toEqual([
      400,
      { message: { ref: ['The branch or tag does not exist'] } },
    ])
  })
})

describe('de-duplication', () => {
  const id = async (change: Record<string, unknown>) => {
    const reply = await post({ ...valid, environment: 'twice', ...change })
    expect(reply.status).toBe(201)
    return numberAt(reply.json, 'id')
  }

  test('only a success like the last one is answered with the old deployment', async () => {
    const first = await id({ status: 'success' })
    expect(await id({ status: 'success' })).toBe(first)
    for (const status of ['running', 'failed', 'canceled']) {
      const once = await id({ status })
      expect(await id({ status })).toBeGreaterThan(once)
    }
    expect(await id({ status: 'success' })).toBe(first)
  })

  test.each([{ ref: 'v1' }, { tag: true }, { sha: 'HEAD' }])('another %p is another deployment', async (change) => {
    const first = await id({ status: 'success' })
    const other = await id({ status: 'success', ...change })
    expect(other).toBeGreaterThan(first)
    expect(await id({ status: 'success', ...change })).toBe(other)
  })

  test('the last success is the one that finished last, not the newest', async () => {
    const send = (deployment: number, status: string) =>
      bench.send('PUT', `/projects/${project.id}/deployments/${deployment}`, { body: { status } })
    const old = await id({ environment: 'order', status: 'running' })
    const young = await id({ environment: 'order', status: 'success', ref: 'v1' })
    await new Promise((resolve) => setTimeout(resolve, 5))
    await send(old, 'success')
    expect(await id({ environment: 'order', status: 'success' })).toBe(old)
    expect(await id({ environment: 'order', status: 'success', ref: 'v1' })).toBeGreaterThan(young)
  })

  test('a success that was taken back is none', async () => {
    const first = await id({ environment: 'back', status: 'success' })
    await bench.send('PUT', `/projects/${project.id}/deployments/${first}`, { body: { status: 'failed' } })
    expect(await id({ environment: 'back', status: 'success' })).toBeGreaterThan(first)
  })
})
