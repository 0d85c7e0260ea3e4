import { startGitLab, type Project } from '../../../sandbox/gitlab/index.js'
import { at, essence, openBench, sender, type Bench } from './support.js'

let bench: Bench
let project: Project

beforeAll(async () => {
  bench = await openBench()
})
beforeEach(() => {
  project = bench.gitlab.createProject(`group/app-${String(Math.random())}`)
})
afterAll(() => bench.close())

const pull = (method = 'POST', token = bench.token) =>
  bench.send(method, `/projects/${project.id}/mirror/pull`, { token })

test.each(['GET', 'POST'])('%s: not a mirror', async (method) => {
  expect(essence(await pull(method))).toEqual([400, { message: 'The project is not mirrored' }])
})

test('a pull is for Maintainers', async () => {
  project.settings.mirror = { paused: false }
  const token = bench.gitlab.createToken({ role: 'developer' })
  expect(essence(await pull('POST', token))).toEqual([403, { message: '403 Forbidden' }])
})

test('a mirror that failed too often is not pulled', async () => {
  project.settings.mirror = { paused: true }
  expect(essence(await pull())).toEqual([403, { message: 'Mirroring for the project is on pause' }])
  expect(at((await pull('GET')).json, 'update_status')).toBe('failed')
  expect(project.mirrorPulls).toBe(0)
})

test('an accepted pull brings the commits some time after the answer', async () => {
  project.settings.mirror = {
    paused: false,
    arrivesAfter: 500,
    onPull: () => bench.work.push(project.repository, 'main:refs/heads/main'),
  }
  const commit = () => bench.send('GET', `/projects/${project.id}/repository/commits/main`)
  expect(at((await pull('GET')).json, 'update_status')).toBe('none')
  const reply = await pull()
  expect([reply.status, reply.text]).toEqual([200, '200'])
  expect((await commit()).status).toBe(404)
  expect(at((await pull('GET')).json, 'update_status')).toBe('scheduled')
  await bench.gitlab.idle()
  expect((await commit()).status).toBe(200)
  expect(at((await pull('GET')).json, 'update_status')).toBe('finished')
  expect(project.mirrorPulls).toBe(1)
})

test('a pull that is under way does not keep the server from closing', async () => {
  const gitlab = await startGitLab()
  const send = sender(gitlab, gitlab.createToken({ role: 'maintainer' }))
  const { id } = gitlab.createProject('a/b', { mirror: { paused: false, arrivesAfter: 60_000 } })
  expect((await send('POST', `/projects/${id}/mirror/pull`)).status).toBe(200)
  await gitlab.close()
})

test('the Community Edition has no such route, and fewer fields', async () => {
  const gitlab = await startGitLab({ enterprise: false })
  const send = sender(gitlab, gitlab.createToken({ role: 'maintainer' }))
  const { id } = gitlab.createProject('a/b', { mirror: { paused: false } })
  for (const method of ['GET', 'POST']) {
    expect(essence(await send(method, `/projects/${id}/mirror/pull`))).toEqual([404, { error: '404 Not Found' }])
  }
  const shown = await send('GET', `/projects/${id}`)
  expect([shown.status, at(shown.json, 'mirror')]).toEqual([200, undefined])
  expect((await send('GET', '/metadata')).json).toMatchObject({ version: '18.6.1', enterprise: false })
  await gitlab.close()
})
