import type { Clock } from '../../../src/clock.js'
import { Alarms } from './alarms.js'

/**
 * A clock on which hours pass in a moment: it jumps to the next thing that anybody waits for as soon as nobody has
 * anything else to do.
 */
export class VirtualTime implements Clock {
  // Not on a full second, so that what is cut to the second differs from what is not.
  private moment = Date.UTC(2026, 0, 5, 12, 0, 0, 370)
  private readonly alarms = new Alarms()
  private atWork = 0

  now(): number {
    return this.moment
  }

  sleep(ms: number): Promise<void> {
    return new Promise((ring) => {
      this.alarms.set(this.moment + Math.max(0, ms), ring)
    })
  }

  lapse(ms: number): Promise<void> {
    return this.sleep(ms)
  }

  /** Lets no time pass while real work is under way, such as a look into a repository. */
  async standStill<Result>(work: () => Promise<Result>): Promise<Result> {
    this.atWork += 1
    try {
      return await work()
    } finally {
      this.atWork -= 1
    }
  }

  /** Lets time pass until `job` is done. */
  async until<Result>(job: Promise<Result>): Promise<Result> {
    const progress = { over: false }
    const end = () => {
      progress.over = true
    }
    job.then(end, end)
    for (;;) {
      // All promises that are settled have been taken up once the event loop comes round.
      await new Promise((resolve) => setImmediate(resolve))
      if (progress.over) return job
      if (this.atWork === 0) this.jump()
    }
  }

  private jump(): void {
    const next = this.alarms.next()
    if (next === undefined) throw new Error('Nobody waits for anything, and still it does not end')
    this.moment = Math.max(this.moment, next)
    while ((this.alarms.next() ?? Infinity) <= this.moment) this.alarms.take()()
  }
}
