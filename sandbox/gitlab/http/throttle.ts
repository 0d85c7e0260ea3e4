import type { IncomingHttpHeaders } from 'node:http'
import type { Answer } from '../answer.js'

/** How many requests are let through (config/initializers/rack_attack.rb). */
export interface RateLimit {
  requests: number
  /** One second unless said. */
  periodSeconds?: number
  /** Whether each token has its own count. */
  per?: 'token' | 'all'
  /** Whether answers that are let through tell the count too, as recent versions do. */
  headersOnSuccess?: boolean
}

/** Counts in fixed windows, as Rack::Attack does, before GitLab itself looks at a request. */
export class Throttle {
  private readonly counts = new Map<string, number>()

  constructor(
    private readonly limit: RateLimit,
    private readonly clock: () => number,
  ) {}

  /** Headers to add to the answer, and the answer itself where the request is one too many. */
  count(headers: IncomingHttpHeaders): { headers: Readonly<Record<string, string>>; refusal: Answer | null } {
    const { requests, periodSeconds = 1, per = 'all', headersOnSuccess = false } = this.limit
    const now = this.clock() / 1000
    const window = Math.floor(now / periodSeconds)
    const caller = per === 'token' ? String(headers['private-token'] ?? headers.authorization) : ''
    const key = `${window} ${caller}`
    const observed = (this.counts.get(key) ?? 0) + 1
    this.counts.set(key, observed)
    const reset = (window + 1) * periodSeconds
    // The limit is told as so many a minute, whatever the period is.
    const told = {
      'ratelimit-name': 'throttle_authenticated_api',
      'ratelimit-limit': String(Math.ceil((requests * 60) / periodSeconds)),
      'ratelimit-observed': String(observed),
      'ratelimit-remaining': String(Math.max(0, requests - observed)),
      'ratelimit-reset': String(reset),
    }
    if (observed <= requests) return { headers: headersOnSuccess ? told : {}, refusal: null }
    const refusal = {
      status: 429,
      headers: {
        ...told,
        'ratelimit-resettime': new Date(reset * 1000).toUTCString(),
        'retry-after': String(Math.max(1, Math.ceil(reset - now))),
      },
      text: 'Retry later\n',
    }
    return { headers: {}, refusal }
  }
}
