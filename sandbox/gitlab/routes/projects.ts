import type { Endpoint } from '../endpoint.js'
import { projectDetail } from '../entities/project.js'
import { userProject } from '../project-lookup.js'

/** GET /projects/:id of lib/api/projects.rb; it needs no token where the project is public. */
export const projectEndpoint: Endpoint = {
  kind: 'show project',
  method: 'GET',
  path: '/projects/:id',
  authenticated: false,
  rules: {
    parameters: { statistics: { type: 'boolean', default: false }, license: { type: 'boolean', default: false } },
  },
  handle: (call) => ({ status: 200, json: projectDetail(call.world, userProject(call), call.token) }),
}
