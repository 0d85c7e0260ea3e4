import { accessLevels, atLeast, roleIn, type TokenRecord } from '../model/token.js'
import type { ProjectRecord } from '../model/project.js'
import type { World } from '../model/world.js'

type Json = Readonly<Record<string, unknown>>

/** Entities::BasicProjectDetails, as far as it matters here. */
export function projectBasic(world: World, project: ProjectRecord): Json {
  const name = project.path.split('/').at(-1) ?? project.path
  return {
    id: project.id,
    description: null,
    name,
    name_with_namespace: project.path.split('/').join(' / '),
    path: name,
    path_with_namespace: project.path,
    created_at: project.createdAt.toISOString(),
    default_branch: project.settings.defaultBranch,
    tag_list: [],
    topics: [],
    ssh_url_to_repo: `git@gitlab.example.com:${project.path}.git`,
    http_url_to_repo: `${world.instance.url}/${project.path}.git`,
    web_url: `${world.instance.url}/${project.path}`,
    readme_url: null,
    avatar_url: null,
    star_count: 0,
    forks_count: 0,
    last_activity_at: project.createdAt.toISOString(),
  }
}

/** Entities::Project, and ProjectWithAccess for a caller with a token. */
export function projectDetail(world: World, project: ProjectRecord, token: TokenRecord | null): Json {
  const { settings } = project
  if (token === null) return projectBasic(world, project)
  const role = roleIn(token, project)
  const level = (on: boolean) => (on ? 'enabled' : 'disabled')
  return {
    ...projectBasic(world, project),
    empty_repo: false,
    archived: settings.archived,
    visibility: settings.visibility,
    // A project without a repository has no CI/CD and no environments either (ProjectFeature).
    builds_access_level: level(settings.cicdEnabled),
    repository_access_level: level(settings.repositoryEnabled),
    environments_access_level: level(settings.environmentsEnabled),
    merge_requests_access_level: level(settings.repositoryEnabled),
    // Up to 17.x; gone since.
    ...(world.majorVersion < 18 ? { jobs_enabled: settings.cicdEnabled } : {}),
    ...(world.instance.enterprise ? { mirror: settings.mirror !== null } : {}),
    permissions: {
      project_access: atLeast(role, 'guest') ? { access_level: accessLevels[role], notification_level: 3 } : null,
      group_access: null,
    },
  }
}
