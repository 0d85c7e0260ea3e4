import type { Answer } from '../answer.js'
import { badRequest } from '../answer.js'
import type { Call, Endpoint } from '../endpoint.js'
import { deployment } from '../entities/deployment.js'
import { paginate, paginationRules } from '../grape/pagination.js'
import type { Declared } from '../grape/parameters.js'
import { knownStatuses, type DeploymentRecord } from '../model/deployment.js'
import { authorize, userProject } from '../project-lookup.js'

const filters = ['updated_after', 'updated_before', 'finished_after', 'finished_before'] as const
const moment = { type: 'datetime' } as const

function list(call: Call): Answer {
  const project = userProject(call)
  authorize(call, 'read_deployment', project)
  validate(call.params)
  const found = project.deployments.filter((row) => matches(call.params, row))
  return paginate(call, sorted(call.params, found), (row) => deployment(call.world, row))
}

/** DeploymentsFinder#validate! */
function validate(params: Declared): void {
  const [updated, finished] = [
    ['updated_after', 'updated_before'],
    ['finished_after', 'finished_before'],
  ].map((names) => names.some((name) => params.moment(name) !== null))
  const order = params.text('order_by')
  const status = params.text('status')
  if (updated === true && finished === true) {
    throw badRequest('Both `updated_at` filter and `finished_at` filter can not be specified')
  }
  if (updated === true && order !== 'updated_at') throw badRequest('`updated_at` filter requires `updated_at` sort')
  if (finished === true && order !== 'finished_at')
    throw badRequest('`finished_at` filter requires `finished_at` sort.')
  if (order === 'finished_at' && finished !== true && !['success', 'failed', 'canceled'].includes(status)) {
    throw badRequest(
      '`finished_at` sort requires `finished_at` filter or a filter with at least one of the finished statuses.',
    )
  }
  if (finished === true && status !== 'success') {
    throw badRequest('`finished_at` filter must be combined with `success` status filter.')
  }
}

function matches(params: Declared, row: DeploymentRecord): boolean {
  const environment = params.text('environment')
  const status = params.text('status')
  if (environment !== '' && row.environment !== environment) return false
  if (status !== '' && row.status !== status) return false
  return filters.every((name) => {
    const bound = params.moment(name)
    if (bound === null) return true
    const value = name.startsWith('updated') ? row.updatedAt : row.finishedAt
    if (value === null) return false
    // `updated_before` takes its bound in, `finished_before` does not.
    if (name === 'finished_before') return value < bound
    return name.endsWith('after') ? value >= bound : value <= bound
  })
}

// created_at and iid sort by id; equal updated_at are told apart by id, in the same direction (DeploymentsFinder).
function sorted(params: Declared, rows: readonly DeploymentRecord[]): DeploymentRecord[] {
  const direction = params.text('sort') === 'desc' ? -1 : 1
  switch (params.text('order_by')) {
    case 'updated_at':
      return rows.toSorted((a, b) => direction * (Number(a.updatedAt) - Number(b.updatedAt) || a.id - b.id))
    case 'finished_at':
      return rows.toSorted((a, b) => direction * (Number(a.finishedAt) - Number(b.finishedAt) || a.id - b.id))
    case 'ref':
      return rows.toSorted((a, b) => direction * (a.ref < b.ref ? -1 : a.ref > b.ref ? 1 : 0))
    default:
      return rows.toSorted((a, b) => direction * (a.id - b.id))
  }
}

/** GET …/deployments of lib/api/deployments.rb. */
export const deploymentListEndpoint: Endpoint = {
  kind: 'list deployments',
  method: 'GET',
  path: '/projects/:id/deployments',
  authenticated: true,
  rules: (world) => ({
    parameters: {
      ...paginationRules,
      order_by: {
        type: 'string',
        values: ['id', 'iid', 'created_at', 'updated_at', 'finished_at', ...(world.majorVersion < 17 ? ['ref'] : [])],
        default: 'id',
      },
      sort: { type: 'string', values: ['asc', 'desc'], default: 'asc' },
      updated_after: moment,
      updated_before: moment,
      finished_after: moment,
      finished_before: moment,
      environment: { type: 'string' },
      status: { type: 'string', values: knownStatuses },
    },
  }),
  handle: list,
}
