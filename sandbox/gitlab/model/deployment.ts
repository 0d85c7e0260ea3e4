import type { Deployment, DeploymentStatus, Job, User } from '../types.js'
import type { EnvironmentRecord } from './environment.js'

/** The four statuses that the API accepts. */
export const settableStatuses = ['running', 'success', 'failed', 'canceled'] as const
export type SettableStatus = (typeof settableStatuses)[number]

/** Every status a list can be filtered by. */
export const knownStatuses = ['created', 'running', 'success', 'failed', 'canceled', 'skipped', 'blocked'] as const

export function isSettable(text: string): text is SettableStatus {
  return settableStatuses.some((status) => status === text)
}

/** app/models/deployment.rb: the event that leads to a status, and from where it may not be fired. */
const events: Readonly<Record<SettableStatus, { name: string; refusedFrom: readonly DeploymentStatus[] }>> = {
  running: { name: 'run', refusedFrom: ['running', 'success', 'failed', 'canceled', 'skipped'] },
  success: { name: 'succeed', refusedFrom: ['success'] },
  failed: { name: 'drop', refusedFrom: ['failed'] },
  canceled: { name: 'cancel', refusedFrom: ['canceled'] },
}

interface Born {
  id: number
  iid: number
  environment: EnvironmentRecord
  sha: string
  ref: string
  tag: boolean
  user: User
  deployable: Job | null
  now: Date
}

/** A row of the table of deployments. */
export class DeploymentRecord implements Deployment {
  readonly id: number
  readonly iid: number
  readonly environmentRecord: EnvironmentRecord
  readonly sha: string
  readonly ref: string
  readonly tag: boolean
  readonly user: User
  readonly deployable: Job | null
  createdAt: Date
  updatedAt: Date
  finishedAt: Date | null = null
  readonly history: DeploymentStatus[] = ['created']
  readonly mergeRequests: number[] = []

  constructor(born: Born) {
    this.id = born.id
    this.iid = born.iid
    this.environmentRecord = born.environment
    this.sha = born.sha
    this.ref = born.ref
    this.tag = born.tag
    this.user = born.user
    this.deployable = born.deployable
    this.createdAt = born.now
    this.updatedAt = born.now
  }

  get environment(): string {
    return this.environmentRecord.name
  }

  get environmentId(): number {
    return this.environmentRecord.id
  }

  get status(): DeploymentStatus {
    return this.history.at(-1) ?? 'created'
  }

  /** Fires the event that leads to the status; gives the event's name back when it is refused. */
  moveTo(status: SettableStatus, now: Date): { refused: string } | null {
    const event = events[status]
    if (event.refusedFrom.includes(this.status)) return { refused: event.name }
    this.history.push(status)
    this.updatedAt = now
    if (status !== 'running') this.finishedAt = now
    return null
  }
}
