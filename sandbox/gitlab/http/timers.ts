/** Waits that end at once when the server is closed, so that nothing outlives it. */
export class Timers {
  private readonly pending = new Map<NodeJS.Timeout, () => void>()

  /** True after the time, false when it was cut short. */
  async wait(ms: number): Promise<boolean> {
    if (ms <= 0) return true
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.pending.delete(timer)
        resolve(true)
      }, ms)
      this.pending.set(timer, () => {
        resolve(false)
      })
    })
  }

  cutShort(): void {
    for (const [timer, stop] of this.pending) {
      clearTimeout(timer)
      stop()
    }
    this.pending.clear()
  }
}
