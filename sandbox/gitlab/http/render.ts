import { randomUUID } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import type { Answer } from '../answer.js'
import type { CannedAnswer } from './fault-order.js'

/** An answer as it goes over the wire. */
export interface Rendered {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

/** GitLab's answer with the headers that all of them have. */
export function render(answer: Answer, now: Date): Rendered {
  const id = randomUUID()
  const hasBody = answer.text !== undefined || answer.json !== undefined
  const type = answer.text === undefined ? 'application/json' : 'text/plain'
  return {
    status: answer.status,
    headers: {
      date: now.toUTCString(),
      ...(hasBody ? { 'content-type': type } : {}),
      'cache-control': 'max-age=0, private, must-revalidate',
      vary: 'Origin',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'SAMEORIGIN',
      'x-gitlab-meta': JSON.stringify({ correlation_id: id, version: '1' }),
      'x-request-id': id,
      'x-runtime': '0.042137',
      ...answer.headers,
    },
    body: Buffer.from(answer.text ?? (answer.json === undefined ? '' : JSON.stringify(answer.json))),
  }
}

/** What a test wants to be answered instead, with nothing added that it did not ask for. */
export function renderCanned(canned: CannedAnswer, now: Date): Rendered {
  return {
    status: canned.status,
    headers: { date: now.toUTCString(), 'content-type': 'text/html', ...canned.headers },
    body: Buffer.from(canned.body ?? ''),
  }
}

/** Sends the whole of it. */
export function send(outgoing: ServerResponse, { status, headers, body }: Rendered): void {
  if (outgoing.destroyed) return
  const length = status === 204 || status === 304 ? {} : { 'content-length': String(body.length) }
  outgoing.writeHead(status, { ...length, ...headers })
  outgoing.end(body)
}

/** Announces the whole of it, sends half, and breaks the connection. */
export function sendHalf(outgoing: ServerResponse, { status, headers, body }: Rendered): void {
  if (outgoing.destroyed) return
  outgoing.writeHead(status, { ...headers, 'content-length': String(Math.max(2, body.length)) })
  outgoing.write(body.subarray(0, Math.floor(body.length / 2)), () => outgoing.destroy())
}
