/** What a deployment can be; the API lets a caller set only four of them. */
export type DeploymentStatus = 'created' | 'running' | 'success' | 'failed' | 'canceled' | 'skipped' | 'blocked'
export type EnvironmentState = 'available' | 'stopping' | 'stopped'
export type Tier = 'production' | 'staging' | 'testing' | 'development' | 'other'
export type Role = 'none' | 'guest' | 'reporter' | 'developer' | 'maintainer'
/** Who may deploy to a protected environment: users of at least a role, or a group that no token here is in. */
export type DeployRule = Role | 'another group'
export type CommitState = 'pending' | 'running' | 'success' | 'failed' | 'canceled' | 'skipped'

/** The bot behind a token, as GitLab shows it in `user`. */
export interface User {
  readonly id: number
  readonly username: string
  readonly name: string
}

export interface Environment {
  readonly id: number
  readonly name: string
  readonly slug: string
  readonly state: EnvironmentState
  readonly tier: Tier
  readonly externalUrl: string | null
  readonly description: string | null
  readonly createdAt: Date
  readonly updatedAt: Date
}

export interface Deployment {
  readonly id: number
  readonly iid: number
  readonly environment: string
  readonly environmentId: number
  readonly sha: string
  readonly ref: string
  readonly tag: boolean
  readonly status: DeploymentStatus
  /** The CI job that owns it; never set through the API. */
  readonly deployable: Job | null
  readonly user: User
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly finishedAt: Date | null
  /** Every status it ever had, oldest first. */
  readonly history: readonly DeploymentStatus[]
  /** The merge requests newly included, by iid. */
  readonly mergeRequests: readonly number[]
}

export interface Job {
  readonly id: number
  readonly name: string
}

export interface MergeRequest {
  readonly id: number
  readonly iid: number
  readonly title: string
  readonly targetBranch: string
  readonly sourceBranch: string
  readonly mergeCommitSha: string | null
  readonly mergedAt: Date | null
  readonly createdAt: Date
}

export interface CommitStatus {
  readonly id: number
  readonly sha: string
  readonly ref: string
  readonly name: string
  readonly state: CommitState
  readonly targetUrl: string | null
  readonly description: string | null
}

/** How a project pulls from elsewhere. */
export interface Mirror {
  /** Given up after too many failures: a pull is refused. */
  paused: boolean
  /** Milliseconds from an accepted pull to `onPull`. */
  arrivesAfter?: number
  /** Called once for each pull that GitLab accepted: push into the repository what arrives by it. */
  onPull?: () => void | Promise<void>
}

/** Switches of a project; they may be changed at any time. */
export interface ProjectSettings {
  defaultBranch: string
  visibility: 'private' | 'public'
  /** Settings → General → Visibility → CI/CD */
  cicdEnabled: boolean
  repositoryEnabled: boolean
  environmentsEnabled: boolean
  archived: boolean
  mirror: Mirror | null
}

export interface SeedDeployment {
  environment: string
  sha: string
  ref?: string
  tag?: boolean
  status?: DeploymentStatus
  /** A CI job that owns the deployment. */
  deployable?: Job | null
  createdAt?: Date
  updatedAt?: Date
  finishedAt?: Date | null
}

export interface SeedMergeRequest {
  title: string
  targetBranch: string
  sourceBranch?: string
  mergeCommitSha?: string
  mergedAt?: Date
}

export interface Project {
  readonly id: number
  /** Full path, such as `group/app`. */
  readonly path: string
  /** Absolute folder of the bare git repository: push into it. */
  readonly repository: string
  readonly settings: ProjectSettings
  readonly deployments: readonly Deployment[]
  readonly environments: readonly Environment[]
  readonly mergeRequests: readonly MergeRequest[]
  readonly commitStatuses: readonly CommitStatus[]
  /** How often a pull of the mirror was accepted. */
  readonly mirrorPulls: number
  seedDeployment(seed: SeedDeployment): Deployment
  seedEnvironment(name: string, values?: { tier?: Tier; state?: EnvironmentState; externalUrl?: string }): Environment
  seedMergeRequest(seed: SeedMergeRequest): MergeRequest
  /** Lets only these deploy to the environment, which need not exist yet; Maintainers unless said. */
  protectEnvironment(name: string, allowed?: DeployRule): void
  unprotectEnvironment(name: string): void
  /** Takes a deployment away, as the deletion of its environment in the UI does; no rule is asked. */
  deleteDeployment(id: number): void
  /** Takes an environment and its deployments away, as a person does in the UI; no rule is asked. */
  deleteEnvironment(name: string): void
  stopEnvironment(name: string): void
  /** Renames the project: the old path answers as GitLab answers for moved projects. */
  moveTo(path: string): void
  /** Takes the project away altogether. */
  remove(): void
}

export interface TokenSettings {
  name?: string
  /** In all projects, or by project (path or id); where none is named, none. */
  role?: Role | Readonly<Record<string, Role>>
  scopes?: readonly string[]
  /** YYYY-MM-DD: the first day on which the token no longer works. */
  expiresAt?: string | null
  revoked?: boolean
  /** Whose account was blocked by an administrator. */
  blocked?: boolean
}
