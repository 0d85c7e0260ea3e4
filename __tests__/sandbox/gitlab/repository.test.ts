import type { Project } from '../../../sandbox/gitlab/index.js'
import { at, essence, openBench, type Bench, type Sending } from './support.js'

let bench: Bench
let project: Project

beforeAll(async () => {
  bench = await openBench()
  project = bench.gitlab.createProject('group/app')
  const { work } = bench
  await work.branch('feature/x')
  await work.commit('Second\n\nWith a body')
  await work.tag('v1', { message: 'Annotated' })
  await work.push(project.repository)
})
afterAll(() => bench.close())

describe('GET repository/commits/:sha', () => {
  const get = (revision: string) =>
    bench.send('GET', `/projects/${project.id}/repository/commits/${encodeURIComponent(revision)}`)

  test('finds whatever git takes for a commit', async () => {
    const second = await bench.work.head()
    const found: Record<string, unknown> = {}
    for (const revision of ['main', bench.sha, bench.sha.slice(0, 8), 'feature/x', 'v1', 'refs/heads/main', 'v1~1']) {
      found[revision] = at((await get(revision)).json, 'id')
    }
    expect(found).toEqual({
      main: bench.sha,
      [bench.sha]: bench.sha,
      [bench.sha.slice(0, 8)]: bench.sha,
      'feature/x': second,
      v1: second,
      'refs/heads/main': bench.sha,
      'v1~1': bench.sha,
    })
  })

  test('shows it', async () => {
    const { status, json } = await get('v1')
    expect(status).toBe(200)
    expect(json).toMatchObject({
      short_id: at(json, 'id')?.toString().slice(0, 8),
      parent_ids: [bench.sha],
      title: 'Second',
      message: 'Second\n\nWith a body\n',
      author_name: 'Sandbox',
      stats: { additions: 0, deletions: 0, total: 0 },
      status: null,
      project_id: project.id,
      last_pipeline: null,
    })
  })

  test.each(['nowhere', 'f'.repeat(40), '-x', 'main:README.md', 'main..v1', 'a b', '\\'])(
    '%p is unknown',
    async (it) => {
      expect(essence(await get(it))).toEqual([404, { message: '404 Commit Not Found' }])
    },
  )

  test('a tree is no commit', async () => {
    expect((await get('main^{tree}')).status).toBe(404)
  })

  test('the numbers of lines may be left out', async () => {
    const { json } = await bench.send('GET', `/projects/${project.id}/repository/commits/main?stats=false`)
    expect(at(json, 'stats')).toBeUndefined()
  })
})

describe('POST statuses/:sha', () => {
  let name = 0
  beforeEach(() => (name += 1))
  const post = (body: Record<string, unknown>, sha = bench.sha, sending: Sending = {}) =>
    bench.send('POST', `/projects/${project.id}/statuses/${sha}`, {
      body: { name: `job ${name}`, ...body },
      ...sending,
    })
  const refused = (event: string, from: string) => ({
    message: `Cannot transition status via :${event} from :${from} (Reason(s): Status cannot transition via "${event}")`,
  })

  test('is accepted and shown', async () => {
    const { status, json } = await post({ state: 'running', target_url: 'https://x.test/1', description: 'Deploying' })
    expect(status).toBe(201)
    expect(json).toMatchObject({
      sha: bench.sha,
      status: 'running',
      name: `job ${name}`,
      target_url: 'https://x.test/1',
      description: 'Deploying',
      finished_at: null,
    })
    expect(at((await bench.send('GET', `/projects/${project.id}/repository/commits/main`)).json, 'status')).toBe(
      'running',
    )
  })

  test.each([
    ['running', 'running', refused('run', 'running')],
    ['pending', 'pending', refused('enqueue', 'pending')],
    ['running', 'pending', refused('enqueue', 'running')],
    ['running', 'skipped', refused('skip', 'running')],
  ])('%s, then %s', async (first, second, answer) => {
    expect((await post({ state: first })).status).toBe(201)
    expect(essence(await post({ state: second }))).toEqual([400, answer])
  })

  test.each([
    ['pending', 'running'],
    ['running', 'success'],
    ['pending', 'failed'],
    ['running', 'canceled'],
  ])('%s, then %s, of the same one', async (first, second) => {
    const before = await post({ state: first })
    const after = await post({ state: second })
    expect([after.status, at(after.json, 'id'), at(after.json, 'status')]).toEqual([201, at(before.json, 'id'), second])
  })

  test('what is finished is left alone, and another one made', async () => {
    const before = await post({ state: 'success' })
    const after = await post({ state: 'success' })
    expect(after.status).toBe(201)
    expect(at(after.json, 'id')).not.toBe(at(before.json, 'id'))
  })

  test("another caller's, another name's and another ref's are others", async () => {
    await post({ state: 'running' })
    const token = bench.gitlab.createToken({ role: 'developer' })
    expect((await post({ state: 'running' }, bench.sha, { token })).status).toBe(201)
    expect((await post({ state: 'running', name: 'other' })).status).toBe(201)
    expect((await post({ state: 'running', ref: 'another' })).status).toBe(201)
  })

  test.each([
    ['no state', {}, { error: 'state is missing, state does not have a valid value' }],
    ['a bad state', { state: 'done' }, { error: 'state does not have a valid value' }],
    [
      'a long URL',
      { state: 'running', target_url: `https://x.test/${'a'.repeat(255)}` },
      { message: { target_url: ['is too long (maximum is 255 characters)'] } },
    ],
    [
      'an odd URL',
      { state: 'running', target_url: 'ftp://x' },
      { message: { target_url: ['is blocked: Only allowed schemes are http, https'] } },
    ],
    [
      'a long description',
      { state: 'running', description: 'a'.repeat(256) },
      { message: { description: ['is too long (maximum is 255 characters)'] } },
    ],
  ])('%s', async (_, body, answer) => {
    expect(essence(await post(body))).toEqual([400, answer])
  })

  test('the commit must be there, and on a branch unless a ref is given', async () => {
    expect(essence(await post({ state: 'running' }, 'f'.repeat(40)))).toEqual([
      404,
      { message: '404 Commit Not Found' },
    ])
    await bench.work.branch('loose', bench.sha)
    const loose = await bench.work.commit('On no branch')
    await bench.work.push(project.repository, `${loose}:refs/tags/loose`)
    expect(essence(await post({ state: 'running' }, loose))).toEqual([
      404,
      { message: '404 References for commit Not Found' },
    ])
    expect((await post({ state: 'running', ref: 'main' }, loose)).status).toBe(201)
  })
})
