import type { Deployments } from '@gitbeaker/rest'
import { LONGEST_REQUEST } from '../budget.js'
import type { Deadline } from '../deadline.js'
import { log } from '../report/console.js'
import type { Send, WireAnswer } from './http.js'
import { answerOf } from './refusal.js'
import { Trouble } from './trouble.js'

/** Gitbeaker's own types of what it calls a requester; it does not export them by name. */
export type RequesterFn = NonNullable<ConstructorParameters<typeof Deployments>[0]['requesterFn']>
type Requester = ReturnType<RequesterFn>
type Resource = Parameters<RequesterFn>[0]
type Call = NonNullable<Parameters<Requester['post']>[1]>
type Body = Awaited<ReturnType<Requester['get']>>['body']

/** Sees each answer, and when its request went out, in milliseconds on this machine's clock. */
export type Witness = (answer: WireAnswer, sentAt: number) => void

/**
 * The requester that gitbeaker's resource classes call, one attempt a call. Gitbeaker's own is not used: it repeats a POST
 * on 502, follows redirects with the token, and takes an HTML page for an answer.
 */
export function requesterFor(send: Send, deadline: Deadline, witness: Witness): RequesterFn {
  return (resource) => {
    const by =
      (method: string) =>
      async <T extends Body>(
        endpoint: string,
        call: Call = {},
      ): Promise<{ body: T; headers: Record<string, string>; status: number }> => {
        const url = new URL(endpoint, resource.url)
        url.search = queryOf(call.searchParams ?? {})
        const sentAt = deadline.clock.now()
        const answer = await timed(method, url, deadline, async (timeoutMs) =>
          send({ method, url, timeoutMs, signal: deadline.signal, ...(await contentOf(resource, method, call)) }),
        )
        witness(answer, sentAt)
        const body = answerOf(url, answer, deadline.clock.now())
        if (!isBody<T>(body)) throw new TypeError(`JSON gave a ${typeof body}`)
        return { body, headers: {}, status: answer.status }
      }
    return { get: by('GET'), post: by('POST'), put: by('PUT'), patch: by('PATCH'), delete: by('DELETE') }
  }
}

/** The debug log has each request in one line: never a header, and no query. */
async function timed(
  method: string,
  url: URL,
  deadline: Deadline,
  attempt: (timeoutMs: number) => Promise<WireAnswer>,
): Promise<WireAnswer> {
  const startedAt = deadline.clock.now()
  const what = `${method} ${url.pathname}`
  const took = (): string => `${deadline.clock.now() - startedAt} ms`
  try {
    const answer = await attempt(Math.max(1, Math.min(LONGEST_REQUEST, deadline.left())))
    log.debug(`${what} → ${answer.status} in ${took()}, request id ${answer.headers['x-request-id'] ?? 'unknown'}`)
    return answer
  } catch (error) {
    if (error instanceof Trouble) log.debug(`${what} → ${error.message} after ${took()}`)
    throw error
  }
}

async function contentOf(
  resource: Resource,
  method: string,
  { body }: Call,
): Promise<{ headers: Record<string, string>; body?: string }> {
  const headers: Record<string, string> = { accept: 'application/json', 'user-agent': 'gitlab-deployment' }
  for (const [name, value] of Object.entries(resource.authHeaders)) headers[name] = await value()
  if (method === 'GET' || method === 'DELETE') return { headers }
  const content = JSON.stringify(inGitLabsCase(isPlain(body) ? body : {}))
  headers['content-type'] = 'application/json'
  headers['content-length'] = String(Buffer.byteLength(content))
  return { headers, body: content }
}

function queryOf(parameters: Record<string, unknown>): string {
  const given = Object.entries(inGitLabsCase(parameters)).filter(([, value]) => value !== undefined)
  return new URLSearchParams(given.map(([name, value]): [string, string] => [name, String(value)])).toString()
}

/**
 * Not a form: nothing that is sent here is one, and to name `FormData` would load all of Node.js's fetch, which takes half as
 * long as starting Node.js.
 */
function isPlain(body: Call['body']): body is Record<string, unknown> {
  return body !== undefined && Object.getPrototypeOf(body) === Object.prototype
}

/** Gitbeaker names parameters in camel case, GitLab in snake case; values are left as they are. */
function inGitLabsCase(parameters: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [
      name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      value,
    ]),
  )
}

/**
 * Gitbeaker gives the body the type of what it asked for. That is only a name here: whether the body has that shape is
 * checked where it is used.
 */
function isBody<T extends Body>(body: unknown): body is T {
  return body !== undefined
}
