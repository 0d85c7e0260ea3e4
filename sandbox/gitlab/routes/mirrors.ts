import { apiError } from '../answer.js'
import { noParameters, type Call, type Endpoint } from '../endpoint.js'
import { pullMirror } from '../model/mirror.js'
import type { ProjectRecord } from '../model/project.js'
import { authorize, userProject } from '../project-lookup.js'
import type { Mirror } from '../types.js'

function mirrorOf(call: Call): { project: ProjectRecord; mirror: Mirror } {
  const project = userProject(call)
  authorize(call, 'admin_project', project)
  const { mirror } = project.settings
  if (mirror === null) throw apiError(400, 'The project is not mirrored')
  return { project, mirror }
}

const path = '/projects/:id/mirror/pull'

/** ee/lib/api/project_mirror.rb; the Community Edition does not have these routes. */
export const mirrorEndpoints: readonly Endpoint[] = [
  {
    kind: 'pull mirror',
    method: 'POST',
    path,
    authenticated: true,
    enterpriseOnly: true,
    rules: noParameters,
    handle(call) {
      const { project, mirror } = mirrorOf(call)
      if (mirror.paused) throw apiError(403, 'Mirroring for the project is on pause')
      pullMirror(call.world, project, mirror)
      // The endpoint ends with `status 200`, whose value is what Grape renders.
      return { status: 200, json: 200 }
    },
  },
  {
    kind: 'show mirror',
    method: 'GET',
    path,
    authenticated: true,
    enterpriseOnly: true,
    rules: noParameters,
    handle(call) {
      const { project, mirror } = mirrorOf(call)
      const { status, lastUpdateAt } = project.mirrorState
      const at = lastUpdateAt?.toISOString() ?? null
      return {
        status: 200,
        json: {
          id: project.id,
          update_status: mirror.paused ? 'failed' : status,
          url: 'https://*****:*****@elsewhere.example.com/app.git',
          last_error: mirror.paused ? 'Too many failures' : null,
          last_update_at: at,
          last_update_started_at: at,
          last_successful_update_at: at,
          enabled: true,
          mirror_trigger_builds: false,
          only_mirror_protected_branches: null,
          mirror_overwrites_diverged_branches: null,
          mirror_branch_regex: null,
        },
      }
    },
  },
]
