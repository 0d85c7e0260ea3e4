import { apiError, forbidden, Refusal, resourceNotFound } from './answer.js'
import type { Call } from './endpoint.js'
import { can, type Ability } from './model/permissions.js'
import type { ProjectRecord } from './model/project.js'
import type { World } from './model/world.js'

/** `user_project` of lib/api/helpers.rb: found by id or full path, visible to the caller, and not under an old path. */
export function userProject(call: Call): ProjectRecord {
  const id = call.part('id')
  const project = findProject(call.world, id)
  if (project === undefined || !can(call.token, 'read_project', project)) throw resourceNotFound('Project')
  if (isOldPath(project, id)) throw moved(call, project)
  return project
}

/** `authorize!`: the words are the same whatever the reason. */
export function authorize(call: Call, ability: Ability, project: ProjectRecord): void {
  if (!can(call.token, ability, project)) throw forbidden()
}

// Paths are compared as Routable does: without regard to case. A path without a slash is never one of a project.
function findProject(world: World, id: string): ProjectRecord | undefined {
  if (/^\d+$/.test(id)) return world.projects.find((project) => project.id === Number(id))
  if (!id.includes('/')) return undefined
  return (
    world.projects.find((project) => project.path.toLowerCase() === id.toLowerCase()) ??
    world.projects.find((project) => project.formerPaths.some((path) => path.toLowerCase() === id.toLowerCase()))
  )
}

function isOldPath(project: ProjectRecord, id: string): boolean {
  return !/^\d+$/.test(id) && project.path.toLowerCase() !== id.toLowerCase()
}

function moved(call: Call, project: ProjectRecord): Refusal {
  // HEAD is no GET to `request.get?`.
  if (call.method !== 'GET') {
    return apiError(405, 'Non GET methods are not allowed for moved projects')
  }
  const rest = call.path.replace(/^\/projects\/[^/]+/, `/projects/${project.id}`)
  const location = `${call.world.instance.url}/api/v4${rest}${call.query}`
  return new Refusal({
    status: 301,
    headers: { location },
    text: `This resource has been moved permanently to ${location}`,
  })
}
