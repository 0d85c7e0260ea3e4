import type { CannedAnswer } from '../../sandbox/gitlab/http/fault-order.js'

/** Answers that come instead of GitLab's own, each as GitLab or what stands before it words it. */

const html = { 'content-type': 'text/html' }
const json = { 'content-type': 'application/json' }

export function ofJson(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): CannedAnswer {
  return { status, headers: { ...json, ...headers }, body: JSON.stringify(body) }
}

export function page(status: number, title: string, headers: Readonly<Record<string, string>> = {}): CannedAnswer {
  const body = `<!DOCTYPE html>\n<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>\n`
  return { status, headers: { ...html, ...headers }, body }
}

/** As GitLab's middleware answers who asks too often. */
export function throttled(headers: Readonly<Record<string, string>> = {}): CannedAnswer {
  return { status: 429, headers: { 'content-type': 'text/plain', ...headers }, body: 'Retry later\n' }
}

/** The same with a moment on GitLab's clock. */
export function throttledUntil(moment: number, by: 'retry-after' | 'ratelimit-reset'): CannedAnswer {
  return throttled({ [by]: by === 'retry-after' ? new Date(moment).toUTCString() : String(Math.ceil(moment / 1000)) })
}

/** Where a redirect would take the token if it were followed. */
export const ELSEWHERE = 'https://elsewhere.example.net'

export function redirect(status: number): CannedAnswer {
  return page(status, 'Moved', { location: `${ELSEWHERE}/api/v4/projects/1/deployments?session=abc` })
}

/** Words that would have a runner do something, were they printed as they are. */
export const HOSTILE = [
  'no such thing',
  '::error::INJECTED',
  '::save-state name=tracking::INJECTED',
  '::set-env name=PATH::INJECTED',
  '::stop-commands::INJECTED',
  'and ##[set-output name=tracking;]INJECTED',
].join('\r\n')

/** Larger than anything GitLab answers here. */
export const HUGE = ofJson(200, { padding: 'x'.repeat(5 * 1024 * 1024) })
