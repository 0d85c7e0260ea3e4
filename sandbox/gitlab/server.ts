import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Certificate } from './certificate.js'
import type { FaultOrder } from './http/fault-order.js'
import { Faults } from './http/faults.js'
import type { RequestKind } from './http/kinds.js'
import type { LoggedRequest, OpenEntry } from './http/request-log.js'
import { createListener } from './http/router.js'
import { Socket } from './http/socket.js'
import { Throttle, type RateLimit } from './http/throttle.js'
import { Timers } from './http/timers.js'
import { World } from './model/world.js'
import type { Project, ProjectSettings, TokenSettings } from './types.js'

export interface GitLabOptions {
  /** Where GitLab lives under its host, such as `/gitlab`. */
  basePath?: string
  /** `18.6.1` unless said; some rules differ before 18 and before 17. */
  version?: string
  /** The Enterprise Edition (any tier), which gitlab.com and most others run; true unless said. */
  enterprise?: boolean
  /** GitLab's clock in milliseconds since 1970; this machine's unless said. */
  clock?: () => number
  rateLimit?: RateLimit
  /** Milliseconds that a request takes before anything happens. */
  latency?: Partial<Record<RequestKind | 'any', number>>
  /** Milliseconds that the work behind the answers waits (Sidekiq): links to merge requests, states of environments. */
  workersAfter?: number
  /** Makes it HTTPS. */
  certificate?: Certificate
}

/** A GitLab of one's own, on a real socket. */
export interface GitLab {
  /** Without a trailing slash, with the base path. */
  readonly url: string
  readonly requests: readonly LoggedRequest[]
  readonly latency: Partial<Record<RequestKind | 'any', number>>
  createProject(path: string, settings?: Partial<ProjectSettings>): Project
  /** Gives the secret, `glpat-…`. */
  createToken(settings?: TokenSettings): string
  fault(order: FaultOrder): void
  clearFaults(): void
  clearRequests(): void
  /** Connections are refused from here on, and those that are open break. */
  stopListening(): Promise<void>
  listenAgain(): Promise<void>
  /** Settles once the work that GitLab does behind its answers is done (links to merge requests, environments). */
  idle(): Promise<void>
  close(): Promise<void>
}

/** Starts a GitLab on a free port of the loopback interface. */
export async function startGitLab(options: GitLabOptions = {}): Promise<GitLab> {
  const { basePath = '', version = '18.6.1', enterprise = true, clock = Date.now } = options
  const folder = mkdtempSync(join(tmpdir(), 'gitlab-'))
  const faults = new Faults()
  const timers = new Timers()
  const wait = (ms: number) => timers.wait(ms)
  const world = new World({
    version,
    enterprise,
    folder,
    clock,
    wait,
    workersAfter: options.workersAfter ?? 0,
    url: '',
  })
  const log: OpenEntry[] = []
  const latency = { ...options.latency }
  const throttle = options.rateLimit === undefined ? null : new Throttle(options.rateLimit, clock)
  let closed = false
  const switchOff = async (ms: number | undefined) => {
    await socket.stop()
    if (ms !== undefined && (await timers.wait(ms)) && !closed) await socket.listen()
  }
  const desk = { world, faults, timers, throttle, latency, log, switchOff }
  const socket = new Socket(createListener(desk, basePath), options.certificate)
  await socket.listen()
  const scheme = options.certificate === undefined ? 'http' : 'https'
  world.instance.url = `${scheme}://127.0.0.1:${socket.port}${basePath}`

  return {
    url: world.instance.url,
    requests: log,
    latency,
    createProject: (path, settings) => world.createProject(path, settings),
    createToken: (settings = {}) => world.createToken(settings),
    fault: (order) => {
      faults.order(order)
    },
    clearFaults: () => {
      faults.clear()
    },
    clearRequests: () => {
      log.length = 0
    },
    stopListening: () => socket.stop(),
    listenAgain: () => socket.listen(),
    idle: () => world.idle(),
    async close() {
      closed = true
      timers.cutShort()
      await socket.stop()
      await world.idle()
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
