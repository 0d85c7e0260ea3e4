/** Time as a stage sees it: handed in, so that a test can let hours pass in a moment. */
export interface Clock {
  /** Milliseconds since the epoch, on this machine's clock. */
  now(): number
  /** Resolves after so many milliseconds. */
  sleep(ms: number): Promise<void>
  /** Like `sleep`, but does not keep the process alive. */
  lapse(ms: number): Promise<void>
}

export const systemClock: Clock = {
  // Goes on evenly where the machine's clock is set meanwhile, as on one that has just booted: no budget is lost or gained.
  now: () => Math.round(performance.timeOrigin + performance.now()),
  sleep: (ms) =>
    new Promise((resolve) => {
      setTimeout(resolve, ms)
    }),
  lapse: (ms) =>
    new Promise((resolve) => {
      setTimeout(resolve, ms).unref()
    }),
}
