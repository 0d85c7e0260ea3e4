import type { IncomingHttpHeaders } from 'node:http'
import { apiError } from '../answer.js'

/** `check_unmodified_since!` of lib/api/helpers.rb: a date that cannot be read is no condition. */
export function checkUnmodifiedSince(headers: IncomingHttpHeaders, lastModified: Date): void {
  const since = Date.parse(headers['if-unmodified-since'] ?? '')
  if (!Number.isNaN(since) && lastModified.getTime() > since) throw apiError(412, '412 Precondition Failed')
}
