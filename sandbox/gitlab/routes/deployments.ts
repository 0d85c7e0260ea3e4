import type { Answer } from '../answer.js'
import { forbidden, invalidRecord, recordNotFound } from '../answer.js'
import type { Call, Endpoint } from '../endpoint.js'
import { deploymentExtended } from '../entities/deployment.js'
import type { Rules } from '../grape/parameters.js'
import type { DeploymentRecord } from '../model/deployment.js'
import { isSettable, settableStatuses, type SettableStatus } from '../model/deployment.js'
import { canInEnvironment } from '../model/permissions.js'
import type { ProjectRecord } from '../model/project.js'
import { resolveCommits } from '../model/repository.js'
import type { World } from '../model/world.js'
import { afterSuccess } from '../after-success.js'
import { findOrCreateEnvironment } from '../find-or-create-environment.js'
import { authorize, userProject } from '../project-lookup.js'
import { leadingNumber } from '../grape/record-id.js'

const status = { type: 'string', required: true, values: settableStatuses } as const

function creationRules(world: World): Rules {
  // Since 18.x the three texts must not be blank.
  const text = { type: 'string', required: true, ...(world.majorVersion >= 18 ? { allowBlank: false } : {}) } as const
  const tag = { type: 'boolean', required: true } as const
  return { parameters: { environment: text, sha: text, ref: text, tag, status } }
}

async function create(call: Call): Promise<Answer> {
  const { params, world } = call
  const project = userProject(call)
  authorize(call, 'create_deployment', project)
  authorize(call, 'create_environment', project)
  const [sha, ref] = [params.text('sha'), params.text('ref')]
  const [shaCommit = null, refCommit = null] = await resolveCommits(project.repository, [sha, ref])
  // Up to 16.x both were looked at together, after the environment had been made.
  const refFirst = world.majorVersion >= 17
  if (refFirst && refCommit === null) throw invalidRecord({ ref: ['The branch or tag does not exist'] })
  const environment = findOrCreateEnvironment(project, params.text('environment'))
  if (!canInEnvironment(call.token, 'create_deployment', project, environment.name)) throw forbidden()

  const wanted = { sha, ref, tag: params.flag('tag'), status: settable(call) }
  const last = project.lastSuccess(environment)
  if (last?.sha === sha && last.ref === ref && last.tag === wanted.tag && wanted.status === 'success') {
    return { status: 201, json: deploymentExtended(world, last) }
  }
  const errors = {
    ...(shaCommit === null ? { sha: [...blank(sha), 'The commit does not exist'] } : {}),
    ...(refCommit === null ? { ref: [...blank(ref), 'The branch or tag does not exist'] } : {}),
  }
  if (Object.keys(errors).length > 0) throw invalidRecord(errors)
  // The column takes no null (db/structure.sql); the error of the database is swallowed, so that nothing is rendered.
  if (wanted.tag === null) return { status: 201, json: null }
  const user = call.token?.user ?? world.administrator
  const created = project.addDeployment({ environment, sha, ref, tag: wanted.tag, user, deployable: null })
  move(world, project, created, wanted.status)
  return { status: 201, json: deploymentExtended(world, created) }
}

/** `presence: true`, which comes before the look into the repository. */
function blank(text: string): string[] {
  return text.trim() === '' ? ["can't be blank"] : []
}

function update(call: Call): Answer {
  const project = userProject(call)
  if (call.world.majorVersion < 17) authorize(call, 'read_deployment', project)
  const found = find(project, leadingNumber(call.part('deployment_id')))
  if (!canInEnvironment(call.token, 'update_deployment', project, found.environment)) throw forbidden()
  if (found.deployable !== null) {
    throw forbidden('Deployments created using GitLab CI can not be updated using the API')
  }
  move(call.world, project, found, settable(call))
  return { status: 200, json: deploymentExtended(call.world, found) }
}

function show(call: Call): Answer {
  const project = userProject(call)
  authorize(call, 'read_deployment', project)
  return { status: 200, json: deploymentExtended(call.world, find(project, call.params.whole('deployment_id'))) }
}

function find(project: ProjectRecord, id: number): DeploymentRecord {
  const found = project.deployments.find((row) => row.id === id)
  if (found === undefined) throw recordNotFound()
  return found
}

function settable(call: Call): SettableStatus {
  const text = call.params.text('status')
  // Validation let only these four through.
  return isSettable(text) ? text : 'running'
}

function move(world: World, project: ProjectRecord, row: DeploymentRecord, to: SettableStatus): void {
  const outcome = row.moveTo(to, world.now())
  if (outcome !== null) throw invalidRecord({ status: [`cannot transition via "${outcome.refused}"`] })
  if (to === 'success') afterSuccess(world, project, row)
}

/** lib/api/deployments.rb: what writes and shows single deployments. */
export const deploymentEndpoints: readonly Endpoint[] = [
  {
    kind: 'create deployment',
    method: 'POST',
    path: '/projects/:id/deployments',
    authenticated: true,
    rules: creationRules,
    handle: create,
  },
  {
    kind: 'update deployment',
    method: 'PUT',
    path: '/projects/:id/deployments/:deployment_id',
    authenticated: true,
    rules: { parameters: { status } },
    handle: update,
  },
  {
    kind: 'show deployment',
    method: 'GET',
    path: '/projects/:id/deployments/:deployment_id',
    authenticated: true,
    rules: { parameters: { deployment_id: { type: 'integer', required: true } } },
    handle: show,
  },
]
