import fc from 'fast-check'
import { Deadline } from '../../src/deadline.js'
import { virtualClock } from '../support/virtual-clock.js'

const duration = fc.integer({ min: 0, max: 1_000_000 })

it('has what is left of its time, and never less than nothing', async () => {
  await fc.assert(
    fc.asyncProperty(duration, duration, async (total, passed) => {
      const clock = virtualClock()
      const deadline = Deadline.in(total, clock)
      await clock.sleep(passed)
      expect(deadline.left()).toBe(Math.max(0, total - passed))
    }),
  )
})

it('holds for every deadline within it', () => {
  fc.assert(
    fc.property(duration, duration, (total, part) => {
      const deadline = Deadline.in(total, virtualClock())
      expect(deadline.within(part).left()).toBe(Math.min(total, part))
    }),
  )
})

it('ends a sleep that would go beyond it', async () => {
  const clock = virtualClock()
  const deadline = Deadline.in(1_000, clock)
  await deadline.sleep(5_000)
  expect(clock.slept).toEqual([1_000])
})

it('can be put off', () => {
  const deadline = Deadline.in(1_000, virtualClock())
  expect(deadline.later(500).left()).toBe(1_500)
  expect(deadline.left()).toBe(1_000)
})

it('can be cut, for itself alone', () => {
  const whole = Deadline.in(1_000, virtualClock())
  const part = whole.within(500)
  part.cut()
  expect([whole.signal.aborted, part.signal.aborted]).toEqual([false, true])
})
