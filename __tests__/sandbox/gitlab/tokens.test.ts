import type { Project, TokenSettings } from '../../../sandbox/gitlab/index.js'
import { at, essence, openBench, type Bench } from './support.js'

let now = Date.parse('2026-06-15T12:00:00.000Z')
let bench: Bench
let project: Project

beforeAll(async () => {
  bench = await openBench({ clock: () => now })
  project = bench.gitlab.createProject('group/app')
})
afterAll(() => bench.close())

const expired = {
  error: 'invalid_token',
  error_description: 'Token is expired. You can either do re-authorization or token refresh.',
}
const revoked = {
  error: 'invalid_token',
  error_description: 'Token was revoked. You have to re-authorize from the user.',
}
const insufficient = {
  error: 'insufficient_scope',
  error_description: 'The request requires higher privileges than provided by the access token.',
  scope: 'api read_api',
}
const blocked = { message: '403 Forbidden - Your account has been blocked.' }
const found = [200, []]

test.each<[string, string, TokenSettings, unknown]>([
  ['GET', 'api', { scopes: ['api'] }, found],
  ['GET', 'read_api', { scopes: ['read_api'] }, found],
  ['GET', 'repository scopes', { scopes: ['read_repository', 'write_repository'] }, [403, insufficient]],
  ['GET', 'no scope', { scopes: [] }, [403, insufficient]],
  ['PUT', 'read_api', { scopes: ['read_api'] }, [403, insufficient]],
  ['PUT', 'api among others', { scopes: ['read_user', 'api'] }, [404, { message: '404 Not found' }]],
  ['GET', 'expired yesterday', { expiresAt: '2026-06-14' }, [401, expired]],
  ['GET', 'expired today', { expiresAt: '2026-06-15' }, [401, expired]],
  ['GET', 'expires tomorrow', { expiresAt: '2026-06-16' }, found],
  ['GET', 'never expires', { expiresAt: null }, found],
  ['GET', 'revoked', { revoked: true }, [401, revoked]],
  ['GET', 'expired, revoked, without scope', { expiresAt: '2026-06-14', revoked: true, scopes: [] }, [401, expired]],
  ['GET', 'revoked, without scope', { revoked: true, scopes: [] }, [401, revoked]],
  ['GET', 'of a blocked user', { blocked: true, scopes: [] }, [403, blocked]],
])('%s with a token: %s', async (method, _, settings, expected) => {
  const token = bench.gitlab.createToken(settings)
  const [path, body] = method === 'GET' ? ['deployments', undefined] : ['deployments/1', { status: 'success' }]
  const reply = await bench.send(method, `/projects/${project.id}/${path}`, { token, body })
  expect(essence(reply)).toEqual(expected)
})

test('a 401 of a known token says why in a header too', async () => {
  const token = bench.gitlab.createToken({ revoked: true })
  const { headers } = await bench.send('GET', '/version', { token })
  expect(headers.get('www-authenticate')).toContain('error="invalid_token"')
})

test.each([
  ['PRIVATE-TOKEN', (token: string) => ({ 'PRIVATE-TOKEN': token }), 200],
  ['Bearer', (token: string) => ({ Authorization: `Bearer ${token}` }), 200],
  ['Basic', (token: string) => ({ Authorization: `Basic ${token}` }), 401],
  ['PRIVATE-TOKEN that nobody has', () => ({ 'PRIVATE-TOKEN': 'glpat-unknown' }), 401],
  ['Bearer that nobody has', () => ({ Authorization: 'Bearer unknown' }), 401],
  ['nothing', () => ({}), 401],
])('given as %s', async (_, headers, status) => {
  const reply = await bench.send('GET', '/version', { token: null, headers: headers(bench.token) })
  expect(reply.status).toBe(status)
  if (status === 401) expect(reply.json).toEqual({ message: '401 Unauthorized' })
})

test('given in the query', async () => {
  expect((await bench.send('GET', `/version?private_token=${bench.token}`, { token: null })).status).toBe(200)
})

test('a bad token is refused even where none is needed', async () => {
  project.settings.visibility = 'public'
  const path = `/projects/${project.id}`
  expect((await bench.send('GET', path, { token: null })).status).toBe(200)
  expect((await bench.send('GET', path, { token: 'glpat-unknown' })).status).toBe(401)
  project.settings.visibility = 'private'
})

describe('asking about itself', () => {
  const self = (settings: TokenSettings) =>
    bench.send('GET', '/personal_access_tokens/self', { token: bench.gitlab.createToken(settings) })

  test('any scope will do', async () => {
    const { status, json } = await self({ name: 'ci', scopes: ['read_registry'], expiresAt: '2026-07-01' })
    expect(status).toBe(200)
    expect(json).toMatchObject({
      name: 'ci',
      revoked: false,
      scopes: ['read_registry'],
      active: true,
      expires_at: '2026-07-01',
      last_used_at: '2026-06-15T12:00:00.000Z',
    })
  })

  test('a token without end says so', async () => {
    expect(at((await self({})).json, 'expires_at')).toBeNull()
  })

  test('a token that stopped working in the meantime', async () => {
    const token = bench.gitlab.createToken({ expiresAt: '2026-06-16' })
    expect((await bench.send('GET', '/personal_access_tokens/self', { token })).status).toBe(200)
    now += 24 * 3600 * 1000
    expect(essence(await bench.send('GET', '/personal_access_tokens/self', { token }))).toEqual([401, expired])
    now -= 24 * 3600 * 1000
  })
})
