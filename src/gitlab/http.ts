import { getProxyUrl, HttpClient } from '@actions/http-client/agent'
import http from 'node:http'
import https from 'node:https'
import { LONGEST_REQUEST } from '../budget.js'
import { systemClock } from '../clock.js'
import { CHECK_THE_WAY, connectionTrouble } from './connection-trouble.js'
import { lookup } from './lookup.js'
import { Trouble } from './trouble.js'

/** The longest answer that is read, in bytes; none of the answers asked for comes near it. */
const LONGEST_ANSWER = 1024 * 1024

export interface WireRequest {
  method: string
  url: URL
  headers: Record<string, string>
  body?: string
  /** Milliseconds from now until the whole answer must be here. */
  timeoutMs: number
  /** Ends the request early. */
  signal: AbortSignal
}

export interface WireAnswer {
  status: number
  /** By lower-case name. */
  headers: Readonly<Record<string, string | undefined>>
  /** When the headers came, in milliseconds on this machine's clock. */
  receivedAt: number
  body: string
}

/** Sends one request, once. Follows no redirect, repeats nothing; throws `Trouble` where no whole answer came. */
export type Send = (request: WireRequest) => Promise<WireAnswer>

/**
 * Over a real connection, one for each request: a connection kept open could be closed by the server just when the
 * next request goes out, and nobody could tell whether that was acted on. @actions/http-client chooses the agent, so
 * that proxies are found as in every action (`https_proxy`, `http_proxy`, `no_proxy`).
 */
export const send: Send = (wire) =>
  new Promise((resolve, reject) => {
    const secure = wire.url.protocol === 'https:'
    const agent = agentFor(wire.url)
    let connected = false
    const request = (secure ? https : http).request(wire.url, {
      method: wire.method,
      headers: wire.headers,
      agent,
      lookup,
      signal: wire.signal,
    })
    const fail = (error: Error): void => {
      clearTimeout(timer)
      request.destroy()
      reject(error instanceof Trouble ? error : connectionTrouble(error, wire.url, connected))
    }
    const timer = setTimeout(() => {
      fail(timeOut(wire, connected))
    }, wire.timeoutMs)

    request.on('socket', (socket) => {
      if (!secure && !socket.connecting) connected = true
      socket.once(secure ? 'secureConnect' : 'connect', () => {
        connected = true
      })
    })
    request.on('error', fail)
    request.on('response', (response) => {
      const receivedAt = systemClock.now()
      const chunks: Buffer[] = []
      let length = 0
      response.on('data', (chunk: Buffer) => {
        length += chunk.length
        chunks.push(chunk)
        if (length > LONGEST_ANSWER) fail(new Trouble('unreadable', tooLong(wire.url)))
      })
      response.on('error', fail)
      response.on('end', () => {
        clearTimeout(timer)
        resolve({
          status: response.statusCode ?? 0,
          headers: Object.fromEntries(
            Object.entries(response.headers).map(([name, value]) => [name, value?.toString()]),
          ),
          receivedAt,
          body: Buffer.concat(chunks).toString('utf8'),
        })
      })
    })
    request.end(wire.body)
  })

function agentFor(url: URL): http.Agent {
  try {
    return new HttpClient('gitlab-deployment').getAgent(url.href)
  } catch {
    throw new Trouble(
      'unreachable',
      `the variable ${url.protocol === 'https:' ? 'https_proxy' : 'http_proxy'} is not a valid proxy URL. Set one such as http://proxy.example.com:3128, or unset it`,
    )
  }
}

function timeOut({ url, timeoutMs }: WireRequest, connected: boolean): Trouble {
  const inTime = timeoutMs < LONGEST_REQUEST ? 'in the time that was left' : `within ${LONGEST_REQUEST / 1000} s`
  if (connected) return new Trouble('timed-out', `GitLab at ${url.origin} did not answer ${inTime}`)
  const proxy = getProxyUrl(url.href) === '' ? '' : ' through the proxy'
  return new Trouble('no-connection', `${url.origin} could not be reached${proxy} ${inTime}. ${CHECK_THE_WAY}`)
}

function tooLong(url: URL): string {
  return `the answer from ${url.origin}${url.pathname} is over 1 MiB, which GitLab never sends here. Check gitlab-url`
}
