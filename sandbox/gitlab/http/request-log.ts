import type { IncomingHttpHeaders } from 'node:http'
import type { RequestKind } from './kinds.js'

/** A request that reached the server, whatever became of it. */
export interface LoggedRequest {
  /** Milliseconds since 1970 on this machine's clock, not on GitLab's. */
  readonly at: number
  readonly method: string
  /** With the query, as it was sent. */
  readonly path: string
  readonly kind: RequestKind
  readonly headers: IncomingHttpHeaders
  /** Parsed where it is JSON or a form, else the text; undefined where there is none. */
  readonly body: unknown
  /** The status answered; `dropped` where the caller never got a whole answer. */
  readonly status: number | 'pending' | 'dropped'
  /** Whether GitLab itself dealt with it, if only to refuse it. */
  readonly processed: boolean
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

/** An entry while the request is under way. */
export type OpenEntry = Mutable<LoggedRequest>
