import type { Endpoint } from '../../../sandbox/gitlab/endpoint.js'
import { parseBody } from '../../../sandbox/gitlab/grape/body.js'
import type { RequestKind } from '../../../sandbox/gitlab/http/kinds.js'
import { render } from '../../../sandbox/gitlab/http/render.js'
import { ProjectRecord } from '../../../sandbox/gitlab/model/project.js'
import { World } from '../../../sandbox/gitlab/model/world.js'
import { processRequest } from '../../../sandbox/gitlab/process.js'
import { endpoints } from '../../../sandbox/gitlab/routes/index.js'
import type { WireAnswer, WireRequest } from '../../../src/gitlab/http.js'
import { ADDRESS, PROJECT, TOKEN } from './address.js'
import type { VirtualTime } from './time.js'

const API = '/api/v4'

/** GitLab's clock is ahead of the runner's. */
const CLOCK_AHEAD = 417_000

const routes = endpoints.map((endpoint) => ({
  endpoint,
  pattern: new RegExp(`^${endpoint.path.replace(/:(\w+)/g, '(?<$1>[^/]+)')}$`),
}))

interface Routed {
  endpoint: Endpoint
  parts: Record<string, string>
}

function route({ method, url }: WireRequest): Routed | undefined {
  const path = url.pathname.slice(API.length)
  const found = routes.find(({ endpoint, pattern }) => endpoint.method === method && pattern.test(path))
  if (found === undefined) return undefined
  const parts = Object.entries(found.pattern.exec(path)?.groups ?? {})
  return { endpoint: found.endpoint, parts: Object.fromEntries(parts.map(([k, v]) => [k, decodeURIComponent(v)])) }
}

/** What kind of request this is. */
export function kindOf(request: WireRequest): RequestKind {
  return route(request)?.endpoint.kind ?? 'unknown'
}

/** An answer before it has come to whoever asked. */
export type GitLabAnswer = Omit<WireAnswer, 'receivedAt'>

/**
 * The rules of the embedded GitLab without a socket, on virtual time, with one project whose commits lie in `repository`.
 */
export class GitLabInMemory {
  readonly world: World
  readonly project: ProjectRecord

  constructor(
    readonly time: VirtualTime,
    repository: string,
  ) {
    this.world = new World({
      version: '18.6.1',
      enterprise: true,
      folder: repository,
      clock: () => time.now() + CLOCK_AHEAD,
      wait: () => Promise.resolve(true),
      url: ADDRESS,
      workersAfter: 0,
    })
    const settings = { cicdEnabled: true, repositoryEnabled: true, environmentsEnabled: true, archived: false } as const
    const more = { defaultBranch: 'main', visibility: 'private', mirror: null } as const
    const id = this.world.nextId('project')
    this.project = new ProjectRecord(this.world, id, PROJECT, repository, { ...settings, ...more })
    this.world.projects.push(this.project)
    this.createToken(TOKEN)
  }

  /** Deals with a request as GitLab does. */
  async process(request: WireRequest): Promise<GitLabAnswer> {
    const { method, url, headers, body = '' } = request
    const found = route(request)
    const answer = await processRequest(this.world, found?.endpoint ?? null, {
      method,
      url: url.pathname,
      path: url.pathname.slice(API.length),
      query: url.search,
      headers,
      parts: found?.parts ?? {},
      body: parseBody(method, headers['content-type'], Buffer.from(body)),
      api: url.pathname.startsWith(`${API}/`) ? 'inside' : 'outside',
    })
    const rendered = render(answer, this.world.now())
    return { status: rendered.status, headers: rendered.headers, body: rendered.body.toString('utf8') }
  }

  private createToken(secret: string): void {
    const user = { id: this.world.nextId('user'), username: 'project_bot', name: 'deploy-bot' }
    const createdAt = this.world.now()
    this.world.tokens.push({ id: 1, secret, settings: {}, user, createdAt, lastUsedAt: null })
  }
}
