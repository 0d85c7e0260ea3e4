import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createWorkRepository, type WorkRepository } from '../../../sandbox/git.js'
import { startGitLab, type GitLab, type GitLabOptions } from '../../../sandbox/gitlab/index.js'

/** What came back, with the body both as text and, where it is JSON, parsed. */
export interface Reply {
  status: number
  headers: Headers
  text: string
  json: unknown
}

export interface Sending {
  token?: string | null
  /** Sent as JSON, unless it is a string, which is sent as it stands. */
  body?: unknown
  headers?: Record<string, string>
}

export type Send = (method: string, path: string, sending?: Sending) => Promise<Reply>

/** Sends requests below `/api/v4` with a token, unless another or none is wanted. */
export function sender(gitlab: GitLab, usualToken: string): Send {
  return async (method, path, { token = usualToken, body, headers = {} } = {}) => {
    const response = await fetch(`${gitlab.url}/api/v4${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(token === null ? {} : { 'PRIVATE-TOKEN': token }),
        ...(body === undefined || typeof body === 'string' ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    return { status: response.status, headers: response.headers, text, json: parsed(text) }
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Waits for something to become true; gives up after five seconds. */
export async function until(condition: () => boolean): Promise<void> {
  for (let left = 500; left > 0 && !condition(); left -= 1) await new Promise((resolve) => setTimeout(resolve, 10))
  if (!condition()) throw new Error('it never became true')
}

/** A value out of parsed JSON, by a path such as `environment.id` or `0.id`. */
export function at(json: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => {
    return typeof value === 'object' && value !== null ? Object.getOwnPropertyDescriptor(value, key)?.value : undefined
  }, json)
}

export function numberAt(json: unknown, path: string): number {
  const value = at(json, path)
  if (typeof value !== 'number') throw new Error(`no number at ${path} in ${JSON.stringify(json)}`)
  return value
}

/** The status and the JSON of a reply, for one look at both. */
export function essence({ status, json }: Reply): [number, unknown] {
  return [status, json]
}

export interface Bench {
  gitlab: GitLab
  /** Of a Maintainer everywhere. */
  token: string
  send: Send
  work: WorkRepository
  /** The first commit, which is on `main`. */
  sha: string
  close: () => Promise<void>
}

/** A server and a work repository with one commit, to be shared by the tests of a file. */
export async function openBench(options: GitLabOptions = {}): Promise<Bench> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'))
  const [gitlab, work] = await Promise.all([startGitLab(options), createWorkRepository(join(folder, 'work'))])
  const token = gitlab.createToken({ role: 'maintainer' })
  const sha = await work.head()
  return {
    gitlab,
    token,
    send: sender(gitlab, token),
    work,
    sha,
    async close() {
      await gitlab.close()
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
