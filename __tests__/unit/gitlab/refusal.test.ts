import fc from 'fast-check'
import { answerOf, waitAskedFor } from '../../../src/gitlab/refusal.js'
import { Trouble, type TroubleKind } from '../../../src/gitlab/trouble.js'

const url = new URL('https://gitlab.example.com/api/v4/projects/1')
const now = Date.UTC(2026, 10, 22, 12)
const answer = (status: number, body = '', headers: Record<string, string> = {}) => ({
  status,
  body,
  headers,
  receivedAt: now,
})

function troubleOf(...given: Parameters<typeof answer>): Trouble {
  try {
    answerOf(url, answer(...given), now)
  } catch (error) {
    if (error instanceof Trouble) return error
  }
  throw new Error('There was no trouble')
}

describe('how long an answer asks to wait', () => {
  const seconds = fc.integer({ min: 0, max: 100_000 })

  it('in seconds', () => {
    fc.assert(
      fc.property(seconds, (wait) => {
        expect(waitAskedFor({ 'retry-after': String(wait) }, now)).toBe(wait * 1000)
      }),
    )
  })

  it("as a date, on the server's clock and not on ours", () => {
    fc.assert(
      fc.property(seconds, fc.integer({ min: -100_000, max: 100_000 }), (wait, skew) => {
        const serverNow = now + skew * 1000
        const headers = {
          date: new Date(serverNow).toUTCString(),
          'retry-after': new Date(serverNow + wait * 1000).toUTCString(),
        }
        expect(waitAskedFor(headers, now)).toBe(wait * 1000)
      }),
    )
  })

  it('by the moment at which the rate limit ends', () => {
    fc.assert(
      fc.property(seconds, (wait) => {
        expect(waitAskedFor({ 'ratelimit-reset': String(now / 1000 + wait) }, now)).toBe(wait * 1000)
      }),
    )
  })

  it('is never negative, and never anything but a number, whatever the headers hold', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (after, reset, date) => {
        const wait = waitAskedFor({ 'retry-after': after, 'ratelimit-reset': reset, date }, now)
        if (wait !== undefined) expect(wait).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  it.each([{}, { 'retry-after': '' }, { 'retry-after': 'soon' }, { 'retry-after': '-5.5s' }])(
    'is not known from %j',
    (headers) => {
      expect(waitAskedFor({ ...headers }, now)).toBeUndefined()
    },
  )
})

describe('what came of a request', () => {
  const kinds: [number, TroubleKind][] = [
    ...[400, 401, 403, 404, 405, 410, 412, 415, 422].map((status): [number, TroubleKind] => [status, 'refused']),
    ...[408, 409, 500, 502, 503, 504].map((status): [number, TroubleKind] => [status, 'server']),
    ...[301, 302, 303, 307, 308].map((status): [number, TroubleKind] => [status, 'redirected']),
    [429, 'throttled'],
  ]

  it.each(kinds)('%i is trouble of the kind %s', (status, kind) => {
    expect(troubleOf(status, '{"message":"no"}').kind).toBe(kind)
  })

  it.each(['<!doctype html><p>Log in', '<html></html>', 'ok', '{"id":'])('200 with %s is not believed', (body) => {
    const trouble = troubleOf(200, body)
    expect([trouble.kind, trouble.open]).toEqual(['unreadable', true])
  })

  it.each([
    [200, '{"id":1}', { id: 1 }],
    [201, 'null', null],
    [204, '', null],
  ])('%i with %j is an answer', (status, body, value) => {
    expect(answerOf(url, answer(status, body), now)).toEqual(value)
  })

  it('names the new address of a redirect, without anybody’s session or password', () => {
    const location = 'https://me:hunter2@login.example.com/in?session=abc#def'
    const trouble = troubleOf(302, '', { location })
    expect(trouble.message).toContain('redirects to https://login.example.com/in (302)')
    expect(trouble.message).not.toMatch(/hunter2|abc|def/)
    expect(trouble.facts.location).toBe('https://login.example.com/in')
    expect(troubleOf(302).message).toContain('without saying where to')
  })
})

describe('a commit or a ref that GitLab lacks', () => {
  it.each([
    ['{"message":{"sha":["The commit does not exist"]}}', true],
    ['{"message":{"ref":["The branch or tag does not exist"]}}', true],
    ['{"message":{"name":["is too long"]}}', false],
    ['{"error":"sha is missing"}', false],
  ])('%s: %s', (body, lag) => {
    expect(troubleOf(400, body).lag).toBe(lag)
  })

  it('is not one where the answer is another than 400', () => {
    expect(troubleOf(500, '{"message":{"sha":["x"]}}').lag).toBe(false)
  })
})

it.each([
  [404, '{"message":"404 Not found"}', true],
  [404, '{"message":"404 Project Not Found"}', false],
  [404, '{"error":"404 Not Found"}', false],
  [410, '{"message":"404 Not found"}', false],
])('%i %s says that a record is gone: %s', (status, body, gone) => {
  expect(troubleOf(status, body).gone).toBe(gone)
})

it.each([
  ['{"message":{"status":["cannot transition via \\"succeed\\""]}}', true],
  ['{"message":"Cannot transition status via :run from :running"}', true],
  ['{"message":"400 Bad request"}', false],
])('400 %s is about a status that holds already: %s', (body, transition) => {
  expect(troubleOf(400, body).transition).toBe(transition)
})
