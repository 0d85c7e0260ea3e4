import { Trouble, type TroubleFacts } from './trouble.js'
import { isPage, jsonOf, wordsOf } from './words.js'
import type { WireAnswer } from './http.js'

/** The JSON that GitLab answered with. Throws `Trouble` for everything else: a refusal, a redirect, a page. */
export function answerOf(url: URL, { status, headers, body }: WireAnswer, now: number): unknown {
  if (status >= 300 && status < 400) throw redirect(url, status, headers.location)
  if (status < 200 || status >= 300) throw refusal(url, status, headers, body, now)
  if (status === 204 || body === '') return null
  const answer = jsonOf(body)
  if (answer === undefined) throw new Trouble('unreadable', notJson(url, body), { status })
  return answer
}

/** Trouble for an answer that is JSON but not what GitLab answers here. */
export function wrongShape(what: string): Trouble {
  return new Trouble(
    'unreadable',
    `the answer is not ${what} as GitLab gives it. Check gitlab-url, and what is between this runner and GitLab`,
  )
}

function refusal(url: URL, status: number, headers: WireAnswer['headers'], body: string, now: number): Trouble {
  const words = wordsOf(body)
  const page = isPage(body)
  const facts: TroubleFacts = { status, words: words.text, fields: words.fields, page }
  const said = page ? `with an HTML page at ${url.origin}${url.pathname}` : words.text && `“${words.text}”`
  const message = `GitLab answered ${status}${said === '' ? '' : ` ${said}`}`
  if (status !== 429 && status !== 408 && status !== 409 && status < 500) return new Trouble('refused', message, facts)
  const waitMs = waitAskedFor(headers, now)
  if (waitMs !== undefined) facts.waitMs = waitMs
  return new Trouble(status === 429 ? 'throttled' : 'server', message, facts)
}

/**
 * Milliseconds that an answer asks to wait: `Retry-After` in seconds or as a date, else `RateLimit-Reset`, a Unix time in
 * seconds [GitLab, Rack::Attack responder]. Dates are read on the server's clock, by the same answer's `Date`.
 */
export function waitAskedFor(headers: WireAnswer['headers'], now: number): number | undefined {
  const serverNow = Date.parse(headers.date ?? '') || now
  const after = headers['retry-after']?.trim() ?? ''
  if (/^\d+$/.test(after)) return Number(after) * 1000
  const date = Date.parse(after)
  if (!Number.isNaN(date)) return Math.max(0, date - serverNow)
  const reset = headers['ratelimit-reset']?.trim() ?? ''
  return /^\d+$/.test(reset) ? Math.max(0, Number(reset) * 1000 - serverNow) : undefined
}

function redirect(url: URL, status: number, location: string | undefined): Trouble {
  const target = location !== undefined && URL.canParse(location, url.href) ? new URL(location, url) : undefined
  // The query may hold somebody's session, and a redirect's user part somebody's password.
  const address = target && `${target.origin}${target.pathname}`
  const where = address === undefined ? 'without saying where to' : `to ${address}`
  const remedy =
    target?.pathname.endsWith('/users/sign_in') === true
      ? "That is GitLab's login page: set gitlab-url to GitLab's own URL, without the project"
      : 'Set gitlab-url and project to the new URL'
  return new Trouble(
    'redirected',
    `${url.origin} redirects ${where} (${status}), and redirects are not followed, to protect the token. ${remedy}`,
    address === undefined ? { status } : { status, location: address },
  )
}

function notJson(url: URL, body: string): string {
  const what = isPage(body) ? 'an HTML page' : 'no JSON'
  return `${url.origin}${url.pathname} answered with ${what} instead of GitLab's API. Check gitlab-url, and whether a login page or a proxy is in front of GitLab`
}
