import type { FaultAction } from '../../sandbox/gitlab/http/fault-order.js'
import { ofJson, throttled } from './answers.js'
import type { Fault } from './fault.js'

const answer = (canned: Omit<Extract<FaultAction, { do: 'answer' }>, 'do'>): FaultAction => ({
  do: 'answer',
  ...canned,
})

/** What asks to wait. */
export const waits: Fault[] = [
  { name: '429, without a time', action: answer(throttled()) },
  { name: '429, come back in 2 s', action: answer(throttled({ 'retry-after': '2' })), asksFor: 2_000 },
  {
    name: '429, come back at a date',
    action: { do: 'ask to wait', seconds: 4, by: 'retry-after' } as const,
    asksFor: 4_000,
  },
  {
    name: '429, with RateLimit-Reset only',
    action: { do: 'ask to wait', seconds: 3, by: 'ratelimit-reset' } as const,
    asksFor: 3_000,
  },
  {
    name: '503, come back in 3 s',
    action: answer(ofJson(503, { message: 'Busy' }, { 'retry-after': '3' })),
    asksFor: 3_000,
  },
].map((fault): Fault => ({ ...fault, passing: true }))

/** What costs more time than one stage has to give. */
export const slowOnes: Fault[] = [
  { name: '429, come back in an hour', action: answer(throttled({ 'retry-after': '3600' })) },
  { name: 'no answer', action: { do: 'hang' } as const },
  { name: 'no answer, but processed at once', action: { do: 'process late', ms: 0 } as const },
  { name: 'processed 2 s after the time-out', action: { do: 'process late', ms: 12_000 } as const },
  { name: 'processed 15 s after the time-out', action: { do: 'process late', ms: 25_000 } as const },
  { name: 'processed 50 s after the time-out', action: { do: 'process late', ms: 60_000 } as const },
  { name: 'answered after 8 s', action: { do: 'delay', ms: 8_000 } as const },
  { name: 'answered after 14 s', action: { do: 'delay', ms: 14_000 } as const },
].map((fault): Fault => ({ ...fault, passing: true, slow: true }))

/** What does not even get there. */
export const connections: Fault[] = [
  {
    name: 'connection refused',
    action: { do: 'fail to connect', code: 'ECONNREFUSED' },
    passing: true,
    family: 'no connection',
  },
  {
    name: 'connecting takes too long',
    action: { do: 'fail to connect', code: 'ETIMEDOUT' },
    passing: true,
    family: 'no connection',
  },
  {
    name: 'DNS is overloaded',
    action: { do: 'fail to connect', code: 'EAI_AGAIN' },
    passing: true,
    family: 'no connection',
  },
  {
    name: 'DNS knows no such host',
    action: { do: 'fail to connect', code: 'ENOTFOUND' },
    passing: false,
    family: 'no way there',
  },
  {
    name: 'TLS, a self-signed certificate',
    action: { do: 'fail to connect', code: 'DEPTH_ZERO_SELF_SIGNED_CERT' },
    passing: false,
    family: 'no way there',
  },
  {
    name: 'TLS, an expired certificate',
    action: { do: 'fail to connect', code: 'CERT_HAS_EXPIRED' },
    passing: false,
    family: 'no way there',
  },
  {
    name: 'the proxy refuses (407)',
    action: { do: 'be refused by the proxy', status: 407 },
    passing: false,
    family: 'no way there',
  },
  {
    name: 'the proxy fails (502)',
    action: { do: 'be refused by the proxy', status: 502 },
    passing: true,
    family: 'no connection',
  },
]
