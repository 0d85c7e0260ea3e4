import type { Clock } from '../../src/clock.js'

/** A clock that stands still but for those who sleep by it; remembers each sleep. */
export interface VirtualClock extends Clock {
  readonly slept: readonly number[]
}

export function virtualClock(start = 1_000_000): VirtualClock {
  let now = start
  const slept: number[] = []
  const sleep = (ms: number) => {
    slept.push(ms)
    now += ms
    return Promise.resolve()
  }
  return { now: () => now, sleep, lapse: sleep, slept }
}
