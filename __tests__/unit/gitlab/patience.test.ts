import fc from 'fast-check'
import { Deadline } from '../../../src/deadline.js'
import { pause, persistently } from '../../../src/gitlab/patience.js'
import { Trouble } from '../../../src/gitlab/trouble.js'
import { virtualClock } from '../../support/virtual-clock.js'

const server = new Trouble('server', 'GitLab answered 503')
const refused = new Trouble('refused', 'GitLab answered 403')

/** Between 0, which Math.random gives, and 1, which it does not. */
const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })

describe('a pause', () => {
  it('grows from a quarter of a second to eight seconds, half of it by chance', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 30 }), chance, async (attempt, random) => {
        const clock = virtualClock()
        expect(await pause(attempt, server, Deadline.in(60_000, clock), { random: () => random })).toBe(true)
        const full = Math.min(8_000, 500 * 2 ** (attempt - 1))
        expect(clock.slept).toHaveLength(1)
        expect(clock.slept[0]).toBeGreaterThanOrEqual(full / 2)
        expect(clock.slept[0]).toBeLessThanOrEqual(full)
      }),
    )
  })

  it('is as long as the server asks for, if that is longer', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 50_000 }), chance, async (waitMs, random) => {
        const clock = virtualClock()
        const trouble = new Trouble('throttled', 'GitLab answered 429', { waitMs })
        await pause(1, trouble, Deadline.in(60_000, clock), { random: () => random })
        expect(clock.slept[0]).toBeGreaterThanOrEqual(waitMs)
        expect(clock.slept[0]).toBeLessThanOrEqual(Math.max(waitMs, 500))
      }),
    )
  })

  it('never outlasts the time: there is none, and no further try, where it would', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 200_000 }),
        fc.integer({ min: 0, max: 200_000 }),
        fc.boolean(),
        chance,
        async (left, waitMs, last, random) => {
          const clock = virtualClock()
          const trouble = new Trouble('throttled', 'GitLab answered 429', { waitMs })
          const again = await pause(3, trouble, Deadline.in(left, clock, { last }), { random: () => random })
          const slept = clock.slept.reduce((sum, ms) => sum + ms, 0)
          expect(slept).toBeLessThanOrEqual(left)
          expect(clock.slept).toHaveLength(again ? 1 : 0)
        },
      ),
    )
  })

  it('that is too long leaves time for one last request where no later stage comes', async () => {
    const clock = virtualClock()
    const trouble = new Trouble('throttled', 'GitLab answered 429', { waitMs: 3_600_000 })
    expect(await pause(1, trouble, Deadline.in(120_000, clock, { last: true }))).toBe(true)
    expect(clock.slept).toEqual([110_000])
    expect(await pause(1, trouble, Deadline.in(120_000, clock))).toBe(false)
  })
})

describe('a host whose name is not known', () => {
  const unknown = new Trouble('unknown-host', 'there is no host gitlab.invalid')

  it.each([
    [false, 2],
    [true, 6],
  ])('is tried a few times (last stage: %s)', async (last, tries) => {
    let tried = 0
    const request = () => {
      tried += 1
      return Promise.reject(unknown)
    }
    await expect(persistently(Deadline.in(600_000, virtualClock(), { last }), request)).rejects.toBe(unknown)
    expect(tried).toBe(tries)
  })
})

describe('persistently', () => {
  it('gives the first answer that comes', async () => {
    const clock = virtualClock()
    let tries = 0
    const answer = await persistently(Deadline.in(60_000, clock), () => {
      tries += 1
      return tries < 4 ? Promise.reject(server) : Promise.resolve('answer')
    })
    expect([answer, tries, clock.slept.length]).toEqual(['answer', 4, 3])
  })

  it('does not repeat what was refused', async () => {
    const clock = virtualClock()
    await expect(persistently(Deadline.in(60_000, clock), () => Promise.reject(refused))).rejects.toBe(refused)
    expect(clock.slept).toEqual([])
  })

  it('gives up when its time is over, with the last trouble', async () => {
    const clock = virtualClock()
    const begun = clock.now()
    // GitLab may have acted on an earlier try, so what is thrown says that nobody knows.
    const lastTrouble = { message: server.message, kind: server.kind, facts: { doubt: true } }
    await expect(persistently(Deadline.in(20_000, clock), () => Promise.reject(server))).rejects.toMatchObject(
      lastTrouble,
    )
    expect(clock.now() - begun).toBeLessThanOrEqual(20_000)
    expect(clock.slept.length).toBeGreaterThan(3)
  })

  it("does not take a mistake of this program's own for trouble", async () => {
    const mistake = new TypeError('x is not a function')
    await expect(persistently(Deadline.in(60_000, virtualClock()), () => Promise.reject(mistake))).rejects.toBe(mistake)
  })
})
