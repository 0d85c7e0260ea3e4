import type { Answer } from '../answer.js'
import { apiError, forbidden, resourceNotFound } from '../answer.js'
import type { Call, Endpoint } from '../endpoint.js'
import { commitStatus } from '../entities/commit-status.js'
import { refuse } from '../find-or-create-environment.js'
import { commitStates, CommitStatusRecord, isCommitState } from '../model/commit-status.js'
import { can } from '../model/permissions.js'
import type { ProjectRecord } from '../model/project.js'
import { branchContaining, resolveCommits } from '../model/repository.js'
import { userProject } from '../project-lookup.js'

async function create(call: Call): Promise<Answer> {
  const { params, world } = call
  const project = userProject(call)
  if (!can(call.token, 'create_commit_status', project)) throw forbidden()
  const [sha = null] = await resolveCommits(project.repository, [call.part('sha')])
  if (sha === null) throw resourceNotFound('Commit')
  const ref = await refFor(project, sha, params.optionalText('ref'))
  if (ref === null) throw resourceNotFound('References for commit')
  const [targetUrl, description] = [params.optionalText('target_url'), params.optionalText('description')]
  refuse({ target_url: targetUrlErrors(targetUrl), description: tooLong(description) })

  const user = call.token?.user ?? world.administrator
  const name = params.optionalText('name') ?? params.optionalText('context') ?? 'default'
  const open = project.commitStatuses.find(
    (row) => row.isOpen && row.sha === sha && row.ref === ref && row.name === name && row.user === user,
  )
  const state = params.text('state')
  if (!isCommitState(state)) throw apiError(400, 'State is required')
  const refusal = CommitStatusRecord.refusal(open?.state ?? 'created', state)
  if (refusal !== null) throw apiError(400, refusal)
  const row = open ?? project.addCommitStatus({ sha, ref, name, user })
  row.targetUrl = targetUrl ?? row.targetUrl
  row.description = description ?? row.description
  row.enter(state, world.now())
  return { status: 201, json: commitStatus(world, row) }
}

async function refFor(project: ProjectRecord, sha: string, given: string | null): Promise<string | null> {
  if (given !== null) return given
  const earlier = project.commitStatuses.findLast((row) => row.sha === sha)
  return earlier?.ref ?? (await branchContaining(project.repository, sha))
}

function tooLong(text: string | null): string[] {
  return text !== null && text.length > 255 ? ['is too long (maximum is 255 characters)'] : []
}

// AddressableUrlValidator, with its default schemes.
function targetUrlErrors(url: string | null): string[] {
  if (url === null) return []
  const allowed = /^https?:\/\/[^\s/]+/i.test(url)
  return [...tooLong(url), ...(allowed ? [] : ['is blocked: Only allowed schemes are http, https'])]
}

const text = { type: 'string' } as const

/** POST …/statuses/:sha of lib/api/commit_statuses.rb and Ci::CreateCommitStatusService. */
export const commitStatusEndpoint: Endpoint = {
  kind: 'commit status',
  method: 'POST',
  path: '/projects/:id/statuses/:sha',
  authenticated: true,
  rules: {
    parameters: {
      sha: { type: 'string', required: true },
      state: { type: 'string', required: true, values: commitStates },
      ref: text,
      target_url: text,
      description: text,
      name: text,
      context: text,
      pipeline_id: { type: 'integer' },
    },
  },
  handle: create,
}
