import { badRequest } from '../answer.js'
import type { Endpoint } from '../endpoint.js'
import { environmentInList } from '../entities/environment.js'
import { paginate, paginationRules } from '../grape/pagination.js'
import type { EnvironmentRecord } from '../model/environment.js'
import { authorize, userProject } from '../project-lookup.js'

/** GET …/environments of lib/api/environments.rb. */
export const environmentListEndpoint: Endpoint = {
  kind: 'list environments',
  method: 'GET',
  path: '/projects/:id/environments',
  authenticated: true,
  rules: {
    parameters: {
      ...paginationRules,
      name: { type: 'string' },
      search: { type: 'string' },
      states: { type: 'string', values: ['available', 'stopping', 'stopped'] },
    },
    exclusive: { names: ['name', 'search'], message: 'cannot be used together' },
  },
  handle(call) {
    const project = userProject(call)
    authorize(call, 'read_environment', project)
    const { params } = call
    const [name, search, state] = [params.text('name'), params.text('search'), params.text('states')]
    if (search.trim() !== '' && search.length < 3) throw badRequest('Search query is less than 3 characters')
    const found = project.environments
      .filter((environment) => name.trim() === '' || environment.name === name)
      .filter((environment) => search.trim() === '' || isLike(environment, search))
      .filter((environment) => state === '' || environment.state === state)
    return paginate(call, found, (environment) => environmentInList(call.world, project, environment))
  },
}

/** `for_name_like` and `for_name_like_within_folder`: the beginning of the name, or of what follows its folder. */
function isLike({ name, folder }: EnvironmentRecord, search: string): boolean {
  const wanted = search.toLowerCase()
  const inFolder = folder === null ? name : name.slice(folder.length + 1)
  return [name, inFolder].some((text) => text.toLowerCase().startsWith(wanted))
}
