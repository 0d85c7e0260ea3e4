import type { Project } from '../../../sandbox/gitlab/index.js'
import { at, numberAt, openBench, type Bench } from './support.js'

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
const without = (...names: string[]) =>
  Object.fromEntries(Object.entries(valid).filter(([name]) => !names.includes(name)))

describe('an accepted deployment', () => {
  test('is answered with the fields of the API, and no others', async () => {
    const { status, json } = await post({ ...valid, environment: 'shape' })
    expect(status).toBe(201)
    const [row] = project.deployments.filter(({ environment }) => environment === 'shape')
    const [environment] = project.environments.filter(({ name }) => name === 'shape')
    expect(json).toEqual({
      id: row?.id,
      iid: row?.iid,
      ref: 'main',
      sha: bench.sha,
      created_at: row?.createdAt.toISOString(),
      updated_at: row?.updatedAt.toISOString(),
      user: {
        id: row?.user.id,
        username: row?.user.username,
        public_email: null,
        name: 'deploy-bot',
        state: 'active',
        locked: false,
        avatar_url: `${bench.gitlab.url}/uploads/-/system/user/avatar/${String(row?.user.id)}/avatar.png`,
        web_url: `${bench.gitlab.url}/${String(row?.user.username)}`,
      },
      environment: {
        id: environment?.id,
        name: 'shape',
        slug: 'shape',
        external_url: null,
        created_at: environment?.createdAt.toISOString(),
        updated_at: environment?.updatedAt.toISOString(),
      },
      deployable: null,
      status: 'running',
      pending_approval_count: 0,
      approvals: [],
      approval_summary: { rules: [] },
    })
    expect(at(json, 'created_at')).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
  })

  test.each(['running', 'success', 'failed', 'canceled'])('may begin as %s', async (status) => {
    const reply = await post({ ...valid, environment: `begins/${status}`, status })
    expect([reply.status, at(reply.json, 'status')]).toEqual([201, status])
    const row = project.deployments.at(-1)
    expect(row?.history).toEqual(['created', status])
    expect(row?.finishedAt === null).toBe(status === 'running')
  })

  test.each([
    ['a branch with a slash', { ref: 'feature/x' }],
    ['a tag', { ref: 'v1', tag: true }],
    ['tag true with a branch', { tag: true }],
    ['a full ref name, kept as it is', { ref: 'refs/heads/main' }],
    ['HEAD', { ref: 'HEAD' }],
  ])('takes for a ref %s', async (_, change) => {
    const reply = await post({ ...valid, ...change })
    expect([reply.status, at(reply.json, 'ref')]).toEqual([201, 'ref' in change ? change.ref : 'main'])
  })

  test('takes a short sha and keeps it as it is', async () => {
    const sha = bench.sha.slice(0, 9)
    const reply = await post({ ...valid, sha })
    expect([reply.status, at(reply.json, 'sha')]).toEqual([201, sha])
  })

  test.each([
    ['false', false],
    ['true', true],
    ['0', false],
    ['1', true],
    [0, false],
    [1, true],
    ['no', false],
    ['YES', true],
  ])('reads tag %p', async (tag, meant) => {
    expect((await post({ ...valid, tag })).status).toBe(201)
    expect(project.deployments.at(-1)?.tag).toBe(meant)
  })

  test('passes over parameters that the API does not have', async () => {
    const reply = await post({ ...valid, tier: 'production', external_url: 'https://x', description: 'x', id: 7 })
    expect(reply.status).toBe(201)
    expect(project.deployments.at(-1)?.id).not.toBe(7)
  })

  test('may come as a form, in the query, by path, in several parts', async () => {
    const pairs = Object.entries(valid).map(([name, value]): [string, string] => [name, String(value)])
    const form = new URLSearchParams(pairs).toString()
    const urlencoded = { 'Content-Type': 'application/x-www-form-urlencoded' }
    const path = '/projects/group%2Fapp/deployments'
    expect((await bench.send('POST', path, { body: form, headers: urlencoded })).status).toBe(201)
    expect((await bench.send('POST', `${path}?${form}`)).status).toBe(201)
    expect((await bench.send('POST', `${path}?status=failed`, { body: without('status') })).status).toBe(201)
    expect(project.deployments.at(-1)?.status).toBe('failed')
    expect((await bench.send('POST', '/projects/Group%2FAPP/deployments', { body: valid })).status).toBe(201)
    const multipart = Object.entries(valid).map(
      ([name, value]) => `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${String(value)}\r\n`,
    )
    const headers = { 'Content-Type': 'multipart/form-data; boundary=b' }
    expect((await bench.send('POST', path, { body: `${multipart.join('')}--b--\r\n`, headers })).status).toBe(201)
  })

  test('counts its own number in the project and one number in all', async () => {
    const other = bench.gitlab.createProject('group/other')
    await bench.work.push(other.repository)
    const mine = await post(valid)
    const theirs = await post(valid, `/projects/${other.id}/deployments`)
    expect(numberAt(theirs.json, 'id')).toBe(numberAt(mine.json, 'id') + 1)
    expect(numberAt(theirs.json, 'iid')).toBe(1)
    expect(numberAt(mine.json, 'iid')).toBe(project.deployments.length)
  })
})
