import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { createBareRepository } from '../../git.js'
import type { ProjectSettings, TokenSettings, User } from '../types.js'
import { ProjectRecord } from './project.js'
import type { TokenRecord } from './token.js'

/** What an instance of GitLab is, apart from its rows. */
export interface Instance {
  /** Such as `18.6.1`. */
  readonly version: string
  readonly enterprise: boolean
  /** Where the repositories lie. */
  readonly folder: string
  /** Milliseconds since 1970, as GitLab sees them. */
  readonly clock: () => number
  /** Milliseconds before the work behind an answer begins. */
  readonly workersAfter: number
  /** Waits that end early, and say so, when the server is closed. */
  readonly wait: (ms: number) => Promise<boolean>
  /** Where people and programs reach it, known once it listens. */
  url: string
}

/** Everything that GitLab knows. */
export class World {
  readonly projects: ProjectRecord[] = []
  readonly tokens: TokenRecord[] = []
  readonly administrator: User = { id: 1, username: 'root', name: 'Administrator' }
  private readonly lastIds = new Map<string, number>([['user', 1]])
  private queue: Promise<void> = Promise.resolve()
  private readonly underWay = new Set<Promise<void>>()

  constructor(readonly instance: Instance) {}

  now(): Date {
    return new Date(this.instance.clock())
  }

  get majorVersion(): number {
    return Number.parseInt(this.instance.version, 10)
  }

  /** Ids begin high and far apart, so that an id of one table never fits another by chance. */
  nextId(table: 'project' | 'environment' | 'deployment' | 'merge request' | 'user' | 'token' | 'status'): number {
    const first = { project: 100, environment: 500, deployment: 4000, 'merge request': 9000 }
    const start = Object.entries(first).find(([name]) => name === table)?.[1] ?? 0
    const id = (this.lastIds.get(table) ?? start) + 1
    this.lastIds.set(table, id)
    return id
  }

  createProject(path: string, settings: Partial<ProjectSettings> = {}): ProjectRecord {
    const id = this.nextId('project')
    const complete: ProjectSettings = {
      defaultBranch: 'main',
      visibility: 'private',
      cicdEnabled: true,
      repositoryEnabled: true,
      environmentsEnabled: true,
      archived: false,
      mirror: null,
      ...settings,
    }
    const repository = join(this.instance.folder, `${id}.git`)
    createBareRepository(repository, complete.defaultBranch)
    const project = new ProjectRecord(this, id, path, repository, complete)
    this.projects.push(project)
    return project
  }

  createToken(settings: TokenSettings): string {
    const id = this.nextId('token')
    const userId = this.nextId('user')
    const secret = `glpat-${randomBytes(15).toString('base64url')}`
    const name = settings.name ?? 'deploy-bot'
    const user: User = { id: userId, username: `project_bot_${randomBytes(8).toString('hex')}`, name }
    this.tokens.push({ id, secret, settings, user, createdAt: this.now(), lastUsedAt: null })
    return secret
  }

  /** Does what GitLab leaves to Sidekiq: soon, not before the answer, one after the other. */
  later(work: () => Promise<void>): void {
    const ready = this.instance.wait(this.instance.workersAfter)
    this.queue = this.queue.then(() => this.meanwhile(async () => ((await ready) ? work() : undefined)))
  }

  /** Does something of its own accord, however long it takes. */
  meanwhile(work: () => Promise<void>): Promise<void> {
    const job: Promise<void> = new Promise<void>((resolve) => setImmediate(resolve))
      .then(work)
      .catch((error: unknown) => {
        console.error(error)
      })
      .finally(() => this.underWay.delete(job))
    this.underWay.add(job)
    return job
  }

  /** Settles once no background work is left. */
  async idle(): Promise<void> {
    await this.queue
    while (this.underWay.size > 0) await Promise.allSettled(this.underWay)
  }
}
