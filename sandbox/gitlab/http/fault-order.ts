import type { RequestKind } from './kinds.js'

/** Which requests go wrong: those of a kind, counted from the moment the order is given. */
export interface FaultTarget {
  kind: RequestKind | readonly RequestKind[] | 'any'
  /** The first request that goes wrong, from 1. */
  nth?: number
  /** How many go wrong from there on; 1 unless said, `Infinity` for all. */
  times?: number
}

/** What is sent instead of GitLab's own answer. */
export interface CannedAnswer {
  status: number
  headers?: Readonly<Record<string, string>>
  body?: string | Buffer
}

/** What goes wrong. */
export type FaultAction =
  /** This is answered; nothing is processed, or only `processAfter` milliseconds later. */
  | ({ do: 'answer'; processAfter?: number } & CannedAnswer)
  /** Processed, then this is answered. */
  | ({ do: 'process and answer' } & CannedAnswer)
  /** Processed; the connection breaks before an answer. */
  | { do: 'process and drop' }
  /** The connection breaks; nothing is processed, or only `processAfter` milliseconds later. */
  | { do: 'drop'; processAfter?: number }
  /** Processed and answered, but `ms` later. */
  | { do: 'delay'; ms: number }
  /** Never answered, processed `ms` later, even when the caller has hung up. */
  | { do: 'process late'; ms: number }
  /** Never answered, never processed. */
  | { do: 'hang' }
  /** Processed; half of the answer is sent, then the connection breaks. */
  | { do: 'half answer' }
  /** The whole server goes off, for `ms` or until it is told to listen again; not processed unless said. */
  | { do: 'switch off'; ms?: number; process?: boolean }

export type FaultOrder = FaultTarget & FaultAction
