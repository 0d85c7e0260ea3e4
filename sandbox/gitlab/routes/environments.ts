import type { Answer } from '../answer.js'
import { badRequest, forbidden, internalError, recordNotFound } from '../answer.js'
import type { Call, Endpoint } from '../endpoint.js'
import { environmentDetail, environmentInList } from '../entities/environment.js'
import { refuse, validateNewEnvironment } from '../find-or-create-environment.js'
import { checkUnmodifiedSince } from '../grape/conditional.js'
import type { EnvironmentRecord, EnvironmentValues } from '../model/environment.js'
import { externalUrlErrors } from '../model/external-url.js'
import { canInEnvironment } from '../model/permissions.js'
import type { ProjectRecord } from '../model/project.js'
import { isTier, tiers } from '../model/tier.js'
import { authorize, userProject } from '../project-lookup.js'

const id = { environment_id: { type: 'integer', required: true } } as const
const values = {
  external_url: { type: 'string' },
  slug: { type: 'string', absent: 'is automatically generated and cannot be changed' },
  tier: { type: 'string', values: tiers },
  description: { type: 'string' },
} as const
const autoStop = { type: 'string', values: ['always', 'with_action'] } as const

function create(call: Call): Answer {
  const project = userProject(call)
  authorize(call, 'create_environment', project)
  const name = call.params.text('name')
  validateNewEnvironment(project, name, call.params.optionalText('external_url'))
  const environment = project.addEnvironment(name)
  environment.assign(given(call), environment.createdAt)
  return { status: 201, json: environmentInList(call.world, project, environment) }
}

function update(call: Call): Answer {
  const project = userProject(call)
  // Asked of the project: a protected environment does not stand in the way here.
  authorize(call, 'update_environment', project)
  const environment = find(call, project)
  const wanted = given(call)
  refuse({ external_url: externalUrlErrors(wanted.externalUrl ?? null) })
  environment.assign(wanted, call.world.now())
  return { status: 200, json: environmentInList(call.world, project, environment) }
}

function show(call: Call): Answer {
  const project = userProject(call)
  authorize(call, 'read_environment', project)
  return { status: 200, json: environmentDetail(call.world, project, find(call, project)) }
}

function stop(call: Call): Answer {
  const project = userProject(call)
  authorize(call, 'read_environment', project)
  const environment = find(call, project)
  if (!canInEnvironment(call.token, 'stop_environment', project, environment.name)) throw forbidden()
  if (call.params.flag('force') === true) {
    // `stop_complete!` raises where there is nothing to stop.
    if (environment.state === 'stopped') throw internalError()
    environment.enter('stopped', call.world.now())
  } else if (environment.state === 'available' && environment.autoStopSetting === 'always') {
    // No deployment made through the API has an `on_stop` job to wait for.
    environment.enter('stopped', call.world.now())
  } else {
    throw badRequest('Attempted to stop the environment but failed to change the status')
  }
  return { status: 200, json: environmentInList(call.world, project, environment) }
}

function destroy(call: Call): Answer {
  const project = userProject(call)
  authorize(call, 'read_environment', project)
  const environment = find(call, project)
  const allowed = canInEnvironment(call.token, 'destroy_environment', project, environment.name)
  if (!allowed || environment.state !== 'stopped') throw forbidden()
  checkUnmodifiedSince(call.headers, environment.updatedAt)
  project.deleteEnvironment(environment.name)
  return { status: 204 }
}

function find(call: Call, project: ProjectRecord): EnvironmentRecord {
  const found = project.environments.find((environment) => environment.id === call.params.whole('environment_id'))
  if (found === undefined) throw recordNotFound()
  return found
}

function given({ params }: Call): EnvironmentValues {
  const tier = params.optionalText('tier')
  const setting = params.optionalText('auto_stop_setting')
  return {
    ...(params.has('external_url') ? { externalUrl: params.optionalText('external_url') } : {}),
    ...(params.has('tier') ? { tier: isTier(tier) ? tier : null } : {}),
    ...(params.has('description') ? { description: params.optionalText('description') } : {}),
    ...(setting === 'always' || setting === 'with_action' ? { autoStopSetting: setting } : {}),
  }
}

const collection = '/projects/:id/environments'
const member = `${collection}/:environment_id`

/** lib/api/environments.rb: what writes and shows single environments. */
export const environmentEndpoints: readonly Endpoint[] = [
  {
    kind: 'create environment',
    method: 'POST',
    path: collection,
    authenticated: true,
    rules: {
      parameters: {
        name: { type: 'string', required: true },
        ...values,
        auto_stop_setting: { ...autoStop, default: 'always' },
      },
    },
    handle: create,
  },
  {
    kind: 'update environment',
    method: 'PUT',
    path: member,
    authenticated: true,
    rules: { parameters: { ...id, ...values, auto_stop_setting: autoStop } },
    handle: update,
  },
  {
    kind: 'show environment',
    method: 'GET',
    path: member,
    authenticated: true,
    rules: { parameters: id },
    handle: show,
  },
  {
    kind: 'stop environment',
    method: 'POST',
    path: `${member}/stop`,
    authenticated: true,
    rules: { parameters: { ...id, force: { type: 'boolean', default: false } } },
    handle: stop,
  },
  {
    kind: 'delete environment',
    method: 'DELETE',
    path: member,
    authenticated: true,
    rules: { parameters: id },
    handle: destroy,
  },
]
