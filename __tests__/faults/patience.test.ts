import fc from 'fast-check'
import { Deadline } from '../../src/deadline.js'
import { pause } from '../../src/gitlab/patience.js'
import { waitAskedFor } from '../../src/gitlab/refusal.js'
import { Trouble } from '../../src/gitlab/trouble.js'
import { VirtualTime } from './virtual/time.js'

const plan = fc.record({
  attempt: fc.integer({ min: 1, max: 60 }),
  left: fc.integer({ min: 0, max: 120_000 }),
  waitMs: fc.option(fc.integer({ min: 0, max: 4_000_000 }), { nil: undefined }),
  reserve: fc.integer({ min: 0, max: 20_000 }),
  random: fc.double({ min: 0, max: 1, noNaN: true }),
  last: fc.boolean(),
})

type Plan = typeof plan extends fc.Arbitrary<infer Value> ? Value : never

/** Pauses on a clock of its own, and tells for how long. */
async function paused({ attempt, left, waitMs, reserve, random, last }: Plan) {
  const time = new VirtualTime()
  const begun = time.now()
  const trouble = new Trouble('throttled', 'too many', waitMs === undefined ? {} : { waitMs })
  const deadline = Deadline.in(left, time, { last })
  const goesOn = await time.until(pause(attempt, trouble, deadline, { reserve, random: () => random }))
  return { goesOn, waited: time.now() - begun }
}

test('a pause never goes beyond the time that is left', async () => {
  const property = fc.asyncProperty(plan, async (pausing) => {
    const { goesOn, waited } = await paused(pausing)
    const { left, reserve, last } = pausing
    if (goesOn) expect(waited).toBeLessThanOrEqual(left - (last ? reserve : 0))
    else expect(waited).toBe(0)
  })
  await fc.assert(property)
})

test('a pause is as long as the server asks for, or as the back-off wants; shorter only before the very last try', async () => {
  const property = fc.asyncProperty(plan, async (pausing) => {
    const { goesOn, waited } = await paused(pausing)
    const { attempt, waitMs = 0, left, reserve, last } = pausing
    const backOff = Math.min(8_000, 500 * 2 ** (attempt - 1))
    if (!goesOn) return
    const cutShort = last && Math.abs(waited - (left - reserve)) < 1
    expect(cutShort || waited >= Math.max(waitMs, backOff / 2)).toBe(true)
    expect(waited).toBeLessThanOrEqual(Math.max(waitMs, backOff))
  })
  await fc.assert(property)
})

test('where another stage comes, a server that asks for more time than there is is left alone', async () => {
  const property = fc.asyncProperty(plan, fc.nat(1_000_000), async (pausing, more) => {
    const { goesOn } = await paused({ ...pausing, last: false, waitMs: pausing.left + more })
    expect(goesOn).toBe(false)
  })
  await fc.assert(property)
})

const second = fc.integer({ min: 1, max: 4_000_000_000 })
const dateOf = (seconds: number) => new Date(seconds * 1000).toUTCString()

test('Retry-After is read in seconds', () => {
  fc.assert(
    fc.property(fc.nat(), second, second, (seconds, server, ours) => {
      const headers = { 'retry-after': ` ${seconds} `, date: dateOf(server) }
      expect(waitAskedFor(headers, ours * 1000)).toBe(seconds * 1000)
    }),
  )
})

test("a moment is read on the server's clock, whatever ours says", () => {
  fc.assert(
    fc.property(second, second, second, (moment, server, ours) => {
      const date = dateOf(server)
      const expected = Math.max(0, moment - server) * 1000
      expect(waitAskedFor({ 'retry-after': dateOf(moment), date }, ours * 1000)).toBe(expected)
      expect(waitAskedFor({ 'ratelimit-reset': String(moment), date }, ours * 1000)).toBe(expected)
    }),
  )
})

test('whatever stands in the headers, it is a time to wait or none', () => {
  const header = fc.option(fc.oneof(fc.string(), second.map(String), second.map(dateOf)), { nil: undefined })
  fc.assert(
    fc.property(header, header, header, second, (retryAfter, reset, date, now) => {
      const wait = waitAskedFor({ 'retry-after': retryAfter, 'ratelimit-reset': reset, date }, now * 1000)
      expect(wait === undefined || wait >= 0).toBe(true)
    }),
  )
})
