import type { Project } from '../../../sandbox/gitlab/index.js'
import { at, essence, openBench, type Bench } from './support.js'

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

describe('parameters', () => {
  const badName =
    "can contain only letters, digits, '-', '_', '/', '$', '{', '}', '.', and spaces, " +
    "but it cannot start or end with '/'"

  test.each([
    [
      'nothing at all',
      {},
      'environment is missing, environment is empty, sha is missing, sha is empty, ref is missing, ref is empty, ' +
        'tag is missing, status is missing, status does not have a valid value',
    ],
    ['an unknown status', { status: 'done' }, 'status does not have a valid value'],
    ['a status that only CI sets', { status: 'blocked' }, 'status does not have a valid value'],
    ['status created', { status: 'created' }, 'status does not have a valid value'],
    ['an empty status', { status: '' }, 'status does not have a valid value'],
    ['a status of null', { status: null }, 'status does not have a valid value'],
    ['a tag that is no boolean', { tag: 'maybe' }, 'tag is invalid'],
    ['a tag in odd case', { tag: 'tRUE' }, 'tag is invalid'],
    ['an empty environment', { environment: '' }, 'environment is empty'],
    ['a blank sha and ref', { sha: ' ', ref: '' }, 'sha is empty, ref is empty'],
    ['a list for a text', { sha: ['x'] }, 'sha is invalid'],
    ['an object for a text', { ref: {} }, 'ref is invalid'],
  ])('%s', async (_, change, error) => {
    const body = Object.keys(change).length === 0 ? {} : { ...valid, ...change }
    expect(essence(await post(body))).toEqual([400, { error }])
  })

  test.each([
    ['bad characters', { environment: 'prod:eu' }, { name: [badName] }],
    ['a leading slash', { environment: '/prod' }, { name: [badName] }],
    ['a trailing slash', { environment: 'prod/' }, { name: [badName] }],
    ['a line break at the end', { environment: 'prod\n' }, { name: [badName] }],
    ['letters that are not ASCII', { environment: 'größe' }, { name: [badName] }],
    ['256 characters', { environment: 'e'.repeat(256) }, { name: ['is too long (maximum is 255 characters)'] }],
    ['an unknown ref', { ref: 'nowhere' }, { ref: ['The branch or tag does not exist'] }],
    ['the ref of a pull request', { ref: 'refs/pull/1/merge' }, { ref: ['The branch or tag does not exist'] }],
    ['an unknown sha', { sha: 'f'.repeat(40) }, { sha: ['The commit does not exist'] }],
    ['a sha with a path', { sha: 'main:README.md' }, { sha: ['The commit does not exist'] }],
    ['a sha that looks like an option', { sha: '--all' }, { sha: ['The commit does not exist'] }],
    ['a sha of two lines', { sha: 'main\nmain' }, { sha: ['The commit does not exist'] }],
    ['both unknown', { ref: 'nowhere', sha: 'f'.repeat(40) }, { ref: ['The branch or tag does not exist'] }],
  ])('%s', async (_, change, message) => {
    expect(essence(await post({ ...valid, ...change }))).toEqual([400, { message }])
  })

  test.each(['a b', ' x ', 'a//b', '${x}', '.', 'e'.repeat(255), 'Production'])('the name %p is fine', async (name) => {
    const reply = await post({ ...valid, environment: name })
    expect([reply.status, at(reply.json, 'environment.name')]).toEqual([201, name])
  })

  test('a tag of null passes the validation and fails in the database, of which nothing is said', async () => {
    const before = project.deployments.length
    for (const tag of ['', null]) expect(essence(await post({ ...valid, tag }))).toEqual([201, null])
    expect(project.deployments).toHaveLength(before)
  })

  test('malformed JSON is refused before anything else', async () => {
    const headers = { 'Content-Type': 'application/json' }
    const reply = await bench.send('POST', '/projects/1/deployments', { body: '{"a":', headers, token: null })
    expect(reply.status).toBe(400)
    expect(at(reply.json, 'error')).toContain('message body does not match declared format')
  })

  test('a body of another type is refused', async () => {
    const headers = { 'Content-Type': 'text/plain' }
    expect(essence(await bench.send('POST', '/projects/1/deployments', { body: 'hello', headers }))).toEqual([
      415,
      { error: "The provided content-type 'text/plain' is not supported." },
    ])
  })
})
