import type { WireAnswer } from './http.js'

/** HTTP's `Date` header is cut to the second. */
export const GRAIN_OF_DATE = 1_000

/** One look at the server's clock. Times are in milliseconds. */
export interface ClockReading {
  /** What the answer's `Date` header said; undefined where it said nothing. */
  serverTime: number | undefined
  /** When the request went out, and when the headers of the answer came, on this machine's clock. */
  sentAt: number
  receivedAt: number
}

export function readClock({ headers, receivedAt }: WireAnswer, sentAt: number): ClockReading {
  const serverTime = Date.parse(headers.date ?? '')
  return { serverTime: Number.isNaN(serverTime) ? undefined : serverTime, sentAt, receivedAt }
}

/** How far off a reading may be, beyond the grain: the answer may have been on its way all that time. */
export function doubt({ sentAt, receivedAt }: ClockReading): number {
  return receivedAt - sentAt
}

/**
 * A time of the server's on this machine's clock. `Date` is set when an answer is sent, and the middle of the second that
 * it was cut to is the best guess: half a second wrong at most, where the answer did not linger on its way.
 */
export function onOurClock(serverTime: number, { serverTime: shown, receivedAt }: ClockReading): number {
  return shown === undefined ? serverTime : serverTime - (shown + GRAIN_OF_DATE / 2) + receivedAt
}
