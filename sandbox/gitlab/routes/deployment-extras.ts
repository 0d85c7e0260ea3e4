import type { Answer } from '../answer.js'
import { apiError, forbidden, recordNotFound } from '../answer.js'
import type { Call, Endpoint } from '../endpoint.js'
import { mergeRequestBasic } from '../entities/merge-request.js'
import { checkUnmodifiedSince } from '../grape/conditional.js'
import { paginate, paginationRules } from '../grape/pagination.js'
import { canInEnvironment } from '../model/permissions.js'
import { authorize, userProject } from '../project-lookup.js'

const id = { deployment_id: { type: 'integer', required: true } } as const

/** Ci::Deployments::DestroyService; its "Deployment destroyed" is never rendered. */
function destroy(call: Call): Answer {
  const project = userProject(call)
  const found = project.deployments.find((row) => row.id === call.params.whole('deployment_id'))
  if (found === undefined) throw recordNotFound()
  if (!canInEnvironment(call.token, 'destroy_deployment', project, found.environment)) throw forbidden()
  checkUnmodifiedSince(call.headers, found.updatedAt)
  if (found.status === 'running') throw apiError(400, 'Cannot destroy running deployment')
  if (project.lastSuccess(found.environmentRecord) === found) {
    throw apiError(400, 'Deployment currently deployed to environment')
  }
  project.deleteDeployment(found.id)
  return { status: 204 }
}

/** MergeRequestsFinder with a deployment's id: an unknown one finds nothing, and is no error. Newest first. */
function mergeRequests(call: Call): Answer {
  const project = userProject(call)
  authorize(call, 'read_deployment', project)
  const row = project.deployments.find((deployment) => deployment.id === call.params.whole('deployment_id'))
  const state = call.params.text('state')
  const found = project.mergeRequests
    .filter(({ iid }) => row?.mergeRequests.includes(iid) === true)
    .filter(({ mergedAt }) => state === 'all' || state === (mergedAt === null ? 'opened' : 'merged'))
    .toSorted((a, b) => Number(b.createdAt) - Number(a.createdAt) || b.id - a.id)
  return paginate(call, found, (mergeRequest) => mergeRequestBasic(call.world, project, mergeRequest))
}

/** lib/api/deployments.rb: deletion, and the merge requests newly included in a deployment. */
export const deploymentExtraEndpoints: readonly Endpoint[] = [
  {
    kind: 'delete deployment',
    method: 'DELETE',
    path: '/projects/:id/deployments/:deployment_id',
    authenticated: true,
    rules: { parameters: id },
    handle: destroy,
  },
  {
    kind: 'list deployment merge requests',
    method: 'GET',
    path: '/projects/:id/deployments/:deployment_id/merge_requests',
    authenticated: true,
    rules: {
      parameters: {
        ...paginationRules,
        ...id,
        state: { type: 'string', values: ['opened', 'closed', 'locked', 'merged', 'all'], default: 'all' },
      },
    },
    handle: mergeRequests,
  },
]
