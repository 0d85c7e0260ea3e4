import {
  Commits,
  Deployments,
  Environments,
  PersonalAccessTokens,
  ProjectRemoteMirrors,
  Projects,
} from '@gitbeaker/rest'
import type { Deadline } from '../deadline.js'
import { readClock, type ClockReading } from './clock-reading.js'
import type { Send } from './http.js'
import { requesterFor } from './requester.js'
import { wrongShape } from './refusal.js'
import * as shape from './shapes.js'
import type { Connection, EnvironmentTier, FinalStatus, Status, Wanted } from './vocabulary.js'

/** A page of deployments, and what the server's clock showed when it gave them. */
export interface DeploymentPage {
  deployments: shape.Deployment[]
  clock: ClockReading
}

/** GitLab allows 100; but an entry that a CI job owns takes several kB, and no answer over 1 MiB is read. */
export const PAGE_SIZE = 50

/** GitLab's REST API as far as deployments need it. Each call is one request, and throws `Trouble` where it fails. */
export class GitLab {
  private last: ClockReading | undefined

  constructor(
    readonly connection: Connection,
    private readonly send: Send,
  ) {}

  private options(deadline: Deadline) {
    const requesterFn = requesterFor(this.send, deadline, (answer, sentAt) => {
      this.last = readClock(answer, sentAt)
    })
    // Gitbeaker's own time-out would hold a timer of five minutes; every request has its deadline here.
    return { host: this.connection.gitlabUrl, token: this.connection.token, queryTimeout: 0, requesterFn }
  }

  /** Creates a deployment that is `running`. An answer that names another one is not believed. */
  async createDeployment(wanted: Wanted, deadline: Deadline): Promise<shape.Deployment> {
    const { environment, sha, ref, tag } = wanted
    const answer = await new Deployments(this.options(deadline)).create(
      this.connection.project,
      environment,
      sha,
      ref,
      tag,
      { status: 'running' },
    )
    const created = shape.asDeployment(answer)
    if (!isOf(created, wanted)) throw wrongShape('the deployment that was asked for')
    return created
  }

  async updateDeployment(id: number, status: FinalStatus, deadline: Deadline): Promise<shape.Deployment> {
    return sameId(
      id,
      shape.asDeployment(await new Deployments(this.options(deadline)).edit(this.connection.project, id, status)),
    )
  }

  async showDeployment(id: number, deadline: Deadline): Promise<shape.Deployment> {
    return sameId(
      id,
      shape.asDeployment(await new Deployments(this.options(deadline)).show(this.connection.project, id)),
    )
  }

  /** One page of the deployments of an environment (of all environments without one), newest first. */
  async listDeployments(
    filter: { environment?: string; status?: Status },
    page: number,
    deadline: Deadline,
  ): Promise<DeploymentPage> {
    const answer = await new Deployments(this.options(deadline)).all(this.connection.project, {
      ...filter,
      orderBy: 'id',
      sort: 'desc',
      perPage: PAGE_SIZE,
      page,
    })
    const now = deadline.clock.now()
    return {
      deployments: shape.asDeployments(answer),
      clock: this.last ?? { serverTime: undefined, sentAt: now, receivedAt: now },
    }
  }

  async updateEnvironment(id: number, changes: EnvironmentChanges, deadline: Deadline): Promise<shape.Environment> {
    return shape.asEnvironment(
      await new Environments(this.options(deadline)).edit(this.connection.project, id, changes),
    )
  }

  /** The environment of exactly that name, or undefined. */
  async findEnvironment(name: string, deadline: Deadline): Promise<shape.Environment | undefined> {
    const found = shape.asEnvironments(
      await new Environments(this.options(deadline)).all(this.connection.project, { name }),
    )
    return found.find((environment) => environment.name === name)
  }

  async stopEnvironment(id: number, deadline: Deadline): Promise<shape.Environment> {
    return shape.asEnvironment(await new Environments(this.options(deadline)).stop(this.connection.project, id))
  }

  async deleteEnvironment(id: number, deadline: Deadline): Promise<void> {
    await new Environments(this.options(deadline)).remove(this.connection.project, id)
  }

  /** The commit that a sha, branch or tag stands for. */
  async showCommit(revision: string, deadline: Deadline): Promise<{ id: string }> {
    return shape.asCommit(
      await new Commits(this.options(deadline)).show(this.connection.project, revision, {
        stats: false,
      }),
    )
  }

  /** Says on the commit itself how the deployment stands, with a link to the run [GitLab, commit statuses API]. */
  async setCommitStatus(sha: string, state: Status, status: CommitStatus, deadline: Deadline): Promise<void> {
    await new Commits(this.options(deadline)).editStatus(this.connection.project, sha, state, status)
  }

  /** The token that is in use, as GitLab knows it; any scope may ask. */
  async showToken(deadline: Deadline): Promise<shape.Token> {
    return shape.asToken(await new PersonalAccessTokens(this.options(deadline)).show())
  }

  async showProject(deadline: Deadline): Promise<shape.Project> {
    return shape.asProject(await new Projects(this.options(deadline)).show(this.connection.project))
  }

  /**
   * Who may deploy to a protected environment; only a Maintainer may ask, and only Premium knows.
   * Gitbeaker's class for it builds another address than its other classes do.
   */
  async showProtection(environment: string, deadline: Deadline): Promise<shape.Protection> {
    const { requester } = new ProjectRemoteMirrors(this.options(deadline))
    const { body } = await requester.get(
      `${this.projectPath()}/protected_environments/${encodeURIComponent(environment)}`,
    )
    return shape.asProtection(body)
  }

  async showMirror(deadline: Deadline): Promise<shape.Mirror> {
    return shape.asMirror(await new Projects(this.options(deadline)).showPullMirror(this.connection.project))
  }

  /** Asks GitLab to pull a mirror now. Gitbeaker's call of that path would set the mirror up anew. */
  async pullMirror(deadline: Deadline): Promise<void> {
    const { requester } = new ProjectRemoteMirrors(this.options(deadline))
    await requester.post(`${this.projectPath()}/mirror/pull`)
  }

  private projectPath(): string {
    return `projects/${encodeURIComponent(this.connection.project)}`
  }
}

export interface EnvironmentChanges {
  externalUrl?: string
  tier?: EnvironmentTier
}

export interface CommitStatus {
  name: string
  ref: string
  targetUrl?: string
  description: string
}

/** True for a running deployment of just this environment, commit and ref. */
export function isOf({ environment, sha, ref, status }: shape.Deployment, wanted: Wanted): boolean {
  return environment.name === wanted.environment && sha === wanted.sha && ref === wanted.ref && status === 'running'
}

function sameId(id: number, deployment: shape.Deployment): shape.Deployment {
  if (deployment.id !== id) throw wrongShape('the deployment that was asked for')
  return deployment
}
