import type { Environment, EnvironmentState, MergeRequest, Project, ProjectSettings } from '../types.js'
import type { DeployRule, SeedDeployment, SeedMergeRequest, Tier } from '../types.js'
import { CommitStatusRecord } from './commit-status.js'
import { DeploymentRecord } from './deployment.js'
import { EnvironmentRecord } from './environment.js'
import type { MirrorState } from './mirror.js'
import type { World } from './world.js'

/** A project, with all its rows. */
export class ProjectRecord implements Project {
  readonly deployments: DeploymentRecord[] = []
  readonly environments: EnvironmentRecord[] = []
  readonly mergeRequests: MergeRequest[] = []
  readonly commitStatuses: CommitStatusRecord[] = []
  readonly formerPaths: string[] = []
  readonly protectedEnvironments = new Map<string, DeployRule>()
  readonly createdAt: Date
  mirrorPulls = 0
  mirrorState: MirrorState = { status: 'none', lastUpdateAt: null }
  private deploymentCount = 0

  constructor(
    private readonly world: World,
    readonly id: number,
    public path: string,
    readonly repository: string,
    readonly settings: ProjectSettings,
  ) {
    this.createdAt = world.now()
  }

  findEnvironment(name: string): EnvironmentRecord | undefined {
    return this.environments.find((environment) => environment.name === name)
  }

  addEnvironment(name: string): EnvironmentRecord {
    const environment = new EnvironmentRecord(this.world.nextId('environment'), name, this.world.now())
    this.environments.push(environment)
    return environment
  }

  addDeployment(row: Omit<ConstructorParameters<typeof DeploymentRecord>[0], 'id' | 'iid' | 'now'>): DeploymentRecord {
    this.deploymentCount += 1
    const ids = { id: this.world.nextId('deployment'), iid: this.deploymentCount, now: this.world.now() }
    const deployment = new DeploymentRecord({ ...row, ...ids })
    this.deployments.push(deployment)
    return deployment
  }

  addCommitStatus(row: Pick<CommitStatusRecord, 'sha' | 'ref' | 'name' | 'user'>): CommitStatusRecord {
    const id = this.world.nextId('status')
    const added = new CommitStatusRecord(id, row.sha, row.ref, row.name, row.user, this.world.now())
    this.commitStatuses.push(added)
    return added
  }

  /** `Environment#last_deployment`: the success that finished last, which need not be the one with the largest id. */
  lastSuccess(environment: EnvironmentRecord): DeploymentRecord | undefined {
    return this.deployments
      .filter((deployment) => deployment.environmentRecord === environment && deployment.status === 'success')
      .sort((a, b) => Number(b.finishedAt) - Number(a.finishedAt) || b.id - a.id)[0]
  }

  seedDeployment(seed: SeedDeployment): DeploymentRecord {
    const environment = this.findEnvironment(seed.environment) ?? this.addEnvironment(seed.environment)
    const { ref = this.settings.defaultBranch, tag = false, deployable = null, status = 'success' } = seed
    const user = this.world.administrator
    const deployment = this.addDeployment({ environment, sha: seed.sha, ref, tag, user, deployable })
    if (status !== 'created') deployment.history.push(status)
    deployment.createdAt = seed.createdAt ?? deployment.createdAt
    const finished = ['success', 'failed', 'canceled'].includes(status)
    deployment.finishedAt = seed.finishedAt ?? (finished ? (seed.updatedAt ?? deployment.createdAt) : null)
    deployment.updatedAt = seed.updatedAt ?? deployment.finishedAt ?? deployment.createdAt
    return deployment
  }

  seedEnvironment(
    name: string,
    values: { tier?: Tier; state?: EnvironmentState; externalUrl?: string } = {},
  ): Environment {
    const environment = this.findEnvironment(name) ?? this.addEnvironment(name)
    Object.assign(environment, values)
    return environment
  }

  seedMergeRequest(seed: SeedMergeRequest): MergeRequest {
    const now = this.world.now()
    const mergeRequest: MergeRequest = {
      id: this.world.nextId('merge request'),
      iid: this.mergeRequests.length + 1,
      title: seed.title,
      targetBranch: seed.targetBranch,
      sourceBranch: seed.sourceBranch ?? `feature-${this.mergeRequests.length + 1}`,
      mergeCommitSha: seed.mergeCommitSha ?? null,
      mergedAt: seed.mergedAt ?? (seed.mergeCommitSha === undefined ? null : now),
      createdAt: now,
    }
    this.mergeRequests.push(mergeRequest)
    return mergeRequest
  }

  protectEnvironment(name: string, allowed: DeployRule = 'maintainer'): void {
    this.protectedEnvironments.set(name, allowed)
  }

  unprotectEnvironment(name: string): void {
    this.protectedEnvironments.delete(name)
  }

  deleteDeployment(id: number): void {
    remove(this.deployments, (deployment) => deployment.id === id)
  }

  deleteEnvironment(name: string): void {
    remove(this.environments, (environment) => environment.name === name)
    remove(this.deployments, (deployment) => deployment.environment === name)
  }

  stopEnvironment(name: string): void {
    this.findEnvironment(name)?.enter('stopped', this.world.now())
  }

  moveTo(path: string): void {
    this.formerPaths.push(this.path)
    this.path = path
  }

  remove(): void {
    remove(this.world.projects, (project) => project === this)
  }
}

function remove<T>(rows: T[], unwanted: (row: T) => boolean): void {
  const kept = rows.filter((row) => !unwanted(row))
  rows.splice(0, rows.length, ...kept)
}
