import { systemClock } from '../../../src/clock.js'
import { Deadline } from '../../../src/deadline.js'
import { GitLab } from '../../../src/gitlab/api.js'
import type { Send } from '../../../src/gitlab/http.js'
import { lookFor } from '../../../src/gitlab/look.js'
import { Trouble } from '../../../src/gitlab/trouble.js'

const wanted = { environment: 'production', sha: 'a'.repeat(40), ref: 'main', tag: false }

/**
 * A moment at the very beginning of a second: by `Date`, whose middle is taken, all seems to be almost half a second older.
 */
const NOW = Date.UTC(2026, 0, 5, 12, 0, 0, 50)

function deployment(id: number, createdAt: number, ref = wanted.ref) {
  const { environment: name, sha } = wanted
  const environment = { id: 1, name, slug: name, external_url: null }
  const created = new Date(createdAt).toISOString()
  return { id, iid: id, sha, ref, status: 'running', created_at: created, environment, deployable: null }
}

/** Looks once, in a GitLab that has these deployments, the newest first, and whose clock shows the time of the runner. */
async function find(deployments: object[], attempt: { sentAt: number; atWork?: boolean }): Promise<number | string> {
  const send: Send = ({ url }) => {
    const [page, size] = [Number(url.searchParams.get('page')), Number(url.searchParams.get('per_page'))]
    return Promise.resolve({
      status: 200,
      headers: { date: new Date(NOW).toUTCString() },
      receivedAt: NOW,
      body: JSON.stringify(deployments.slice((page - 1) * size, page * size)),
    })
  }
  const gitlab = new GitLab({ gitlabUrl: 'https://gitlab.example.com', token: 'glpat-x', project: '1' }, send)
  const clock = { ...systemClock, now: () => NOW }
  const whole = { begunAt: attempt.sentAt, atWork: false, ...attempt }
  const found = await lookFor(gitlab, wanted, whole, Deadline.in(20_000, clock), 'once')
  if (found instanceof Trouble) throw found
  return found === 'none' ? found : found.id
}

test.each([0, 100, 300, 450])(
  'of several, it is the one created nearest after the request, here %s ms: later ones are of other jobs',
  async (ms) => {
    const sentAt = NOW - 5_000
    const others = [deployment(43, sentAt + 4_000), deployment(42, sentAt + 1_500)]
    expect(await find([...others, deployment(41, sentAt + ms)], { sentAt })).toBe(41)
  },
)

test('it is found behind more than a page of others', async () => {
  const sentAt = NOW - 5_000
  const others = Array.from({ length: 120 }, (_, n) => deployment(1_000 - n, sentAt + 2_000, 'other'))
  expect(await find([...others, deployment(41, sentAt + 100)], { sentAt })).toBe(41)
})

test('what was created more than a second before is not ours', async () => {
  const sentAt = NOW - 5_000
  expect(await find([deployment(41, sentAt - 1_500)], { sentAt })).toBe('none')
})

test('what was created half a minute after GitLab had answered is not ours, but it may be after a time-out', async () => {
  const sentAt = NOW - 60_000
  const late = [deployment(41, sentAt + 35_000)]
  expect(await find(late, { sentAt })).toBe('none')
  expect(await find(late, { sentAt, atWork: true })).toBe(41)
})
