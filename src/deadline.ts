import type { Clock } from './clock.js'

/**
 * The one moment by which a stage has to be through. It is handed down to everything the stage does, so that
 * retries, look-ups and waits share one budget and cannot add up.
 */
export class Deadline {
  private constructor(
    readonly clock: Clock,
    private readonly endsAt: number,
    /** True where nobody comes after this stage who could make up for what it misses. */
    readonly last: boolean,
  ) {}

  private readonly abort = new AbortController()

  /** A deadline `ms` milliseconds from now. */
  static in(ms: number, clock: Clock, { last = false } = {}): Deadline {
    return new Deadline(clock, clock.now() + ms, last)
  }

  /** Milliseconds left, never negative. */
  left(): number {
    return Math.max(0, this.endsAt - this.clock.now())
  }

  /** Ends at once the requests that still run under this deadline. */
  cut(): void {
    this.abort.abort()
  }

  get signal(): AbortSignal {
    return this.abort.signal
  }

  /**
   * An earlier deadline inside this one: `ms` milliseconds from now, or this one's end, whichever comes first. It is not
   * the last, even inside a last one: what it is for may be missed.
   */
  within(ms: number): Deadline {
    return new Deadline(this.clock, Math.min(this.endsAt, this.clock.now() + ms), false)
  }

  /** This deadline put off by `ms` milliseconds, for time that is promised on top of it. */
  later(ms: number): Deadline {
    return new Deadline(this.clock, this.endsAt + ms, this.last)
  }

  /** Sleeps for `ms` milliseconds, or until the end if that comes first. */
  async sleep(ms: number): Promise<void> {
    await this.clock.sleep(Math.min(ms, this.left()))
  }
}
