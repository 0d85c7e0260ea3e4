import { recordNotFound } from '../answer.js'
import { noParameters, type Endpoint } from '../endpoint.js'
import { accessLevels } from '../model/token.js'
import { authorize, userProject } from '../project-lookup.js'
import type { DeployRule } from '../types.js'

const words: Readonly<Partial<Record<DeployRule, string>>> = {
  developer: 'Developers + Maintainers',
  maintainer: 'Maintainers',
}

/** A rule for a group has an access level all the same: the column's default, which counts for nothing then. */
function deployAccessLevel(rule: DeployRule) {
  const who =
    rule === 'another group'
      ? { access_level: 40, access_level_description: 'release-managers', group_id: 9_899_826 }
      : { access_level: accessLevels[rule], access_level_description: words[rule] ?? rule, group_id: null }
  return { id: 12, ...who, user_id: null, group_inheritance_type: 0 }
}

/** ee/lib/api/protected_environments.rb; the Community Edition does not have this route. */
export const protectedEnvironmentEndpoint: Endpoint = {
  kind: 'show protected environment',
  method: 'GET',
  path: '/projects/:id/protected_environments/:name',
  authenticated: true,
  enterpriseOnly: true,
  rules: noParameters,
  handle(call) {
    const project = userProject(call)
    authorize(call, 'admin_project', project)
    const name = call.part('name')
    const rule = project.protectedEnvironments.get(name)
    if (rule === undefined) throw recordNotFound()
    const deploy_access_levels = [deployAccessLevel(rule)]
    return { status: 200, json: { name, deploy_access_levels, required_approval_count: 0, approval_rules: [] } }
  },
}
