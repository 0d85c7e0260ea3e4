import type { DeploymentRecord } from '../model/deployment.js'
import type { EnvironmentRecord } from '../model/environment.js'
import type { World } from '../model/world.js'
import type { Job } from '../types.js'
import { userBasic } from './user.js'

type Json = Readonly<Record<string, unknown>>

/** Entities::EnvironmentBasic */
export function environmentBasic(environment: EnvironmentRecord): Json {
  return {
    id: environment.id,
    name: environment.name,
    slug: environment.slug,
    external_url: environment.externalUrl,
    created_at: environment.createdAt.toISOString(),
    updated_at: environment.updatedAt.toISOString(),
  }
}

/** Entities::Deployment, as lists show it. No tag, no finished_at, no web_url. */
export function deployment(world: World, row: DeploymentRecord): Json {
  return {
    id: row.id,
    iid: row.iid,
    ref: row.ref,
    sha: row.sha,
    created_at: row.createdAt.toISOString(),
    updated_at: row.updatedAt.toISOString(),
    user: userBasic(world, row.user),
    environment: environmentBasic(row.environmentRecord),
    deployable: row.deployable === null ? null : job(row, row.deployable),
    status: row.status,
    ...(world.instance.enterprise ? { pending_approval_count: 0 } : {}),
  }
}

/** Entities::DeploymentExtended, as single deployments are shown. */
export function deploymentExtended(world: World, row: DeploymentRecord): Json {
  return {
    ...deployment(world, row),
    ...(world.instance.enterprise ? { approvals: [], approval_summary: { rules: [] } } : {}),
  }
}

function job(row: DeploymentRecord, deployable: Job): Json {
  return {
    id: deployable.id,
    status: row.status,
    stage: 'deploy',
    name: deployable.name,
    ref: row.ref,
    tag: row.tag,
    coverage: null,
    allow_failure: false,
    created_at: row.createdAt.toISOString(),
    finished_at: row.finishedAt?.toISOString() ?? null,
  }
}
