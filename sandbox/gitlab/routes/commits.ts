import type { Answer } from '../answer.js'
import { forbidden, resourceNotFound } from '../answer.js'
import type { Call, Endpoint } from '../endpoint.js'
import { commitDetail } from '../entities/commit.js'
import { can } from '../model/permissions.js'
import { readCommit, resolveCommits } from '../model/repository.js'
import { userProject } from '../project-lookup.js'

/** GET …/repository/commits/:sha of lib/api/commits.rb; it needs no token where the project is public. */
export const commitEndpoint: Endpoint = {
  kind: 'show commit',
  method: 'GET',
  path: '/projects/:id/repository/commits/:sha',
  authenticated: false,
  rules: { parameters: { stats: { type: 'boolean', default: true } } },
  async handle(call: Call): Promise<Answer> {
    const project = userProject(call)
    if (!project.settings.repositoryEnabled) throw resourceNotFound('Repository')
    if (!can(call.token, 'read_code', project)) throw forbidden()
    const [sha = null] = await resolveCommits(project.repository, [call.part('sha')])
    if (sha === null) throw resourceNotFound('Commit')
    const commit = await readCommit(project.repository, sha)
    return { status: 200, json: commitDetail(call.world, project, commit, call.params.flag('stats') !== false) }
  },
}
