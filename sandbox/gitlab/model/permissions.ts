import type { Role } from '../types.js'
import type { ProjectRecord } from './project.js'
import { atLeast, roleIn, type TokenRecord } from './token.js'

export type Ability =
  | 'read_project'
  | 'read_code'
  | 'read_deployment'
  | 'create_deployment'
  | 'update_deployment'
  | 'destroy_deployment'
  | 'read_environment'
  | 'create_environment'
  | 'update_environment'
  | 'stop_environment'
  | 'destroy_environment'
  | 'create_commit_status'
  | 'admin_project'

type Feature = 'cicd' | 'repository' | 'environments'

interface Requirement {
  readonly role: Role
  /** Features that must be switched on. */
  readonly features: readonly Feature[]
  /** Whether anybody may in a public project. */
  readonly public?: boolean
  /** Whether an archived project still allows it. */
  readonly whenArchived?: boolean
}

const read = { public: true, whenArchived: true }
// `builds_disabled | repository_disabled` and `environments_disabled` in app/policies/project_policy.rb
const tracking: readonly Feature[] = ['cicd', 'repository', 'environments']

const requirements: Readonly<Record<Ability, Requirement>> = {
  read_project: { role: 'guest', features: [], ...read },
  read_code: { role: 'reporter', features: ['repository'], ...read },
  read_deployment: { role: 'reporter', features: tracking, ...read },
  create_deployment: { role: 'developer', features: tracking },
  update_deployment: { role: 'developer', features: tracking },
  destroy_deployment: { role: 'maintainer', features: tracking },
  read_environment: { role: 'reporter', features: tracking, ...read },
  create_environment: { role: 'developer', features: tracking },
  update_environment: { role: 'developer', features: tracking },
  stop_environment: { role: 'developer', features: tracking },
  destroy_environment: { role: 'developer', features: tracking },
  // Not `cicd`: a project whose own CI is off may well have one elsewhere (`builds_disabled & ~internal_builds_disabled`).
  create_commit_status: { role: 'developer', features: ['repository'] },
  admin_project: { role: 'maintainer', features: [], whenArchived: true },
}

/** What the bot of a token may do in a project. */
export function can(token: TokenRecord | null, ability: Ability, project: ProjectRecord): boolean {
  const { role, features, public: open, whenArchived } = requirements[ability]
  const { settings } = project
  const on = {
    cicd: settings.cicdEnabled,
    repository: settings.repositoryEnabled,
    environments: settings.environmentsEnabled,
  }
  if (!features.every((feature) => on[feature])) return false
  if (settings.archived && whenArchived !== true) return false
  if (open === true && settings.visibility === 'public') return true
  return token !== null && atLeast(roleIn(token, project), role)
}

/** The same on an environment, which may be protected (ee/app/policies/ee/environment_policy.rb). */
export function canInEnvironment(
  token: TokenRecord | null,
  ability:
    'create_deployment' | 'update_deployment' | 'stop_environment' | 'destroy_environment' | 'destroy_deployment',
  project: ProjectRecord,
  environmentName: string,
): boolean {
  if (!can(token, ability, project)) return false
  const allowed = project.protectedEnvironments.get(environmentName)
  if (allowed === undefined) return true
  return token !== null && allowed !== 'another group' && atLeast(roleIn(token, project), allowed)
}
