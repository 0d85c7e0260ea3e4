import type { Endpoint } from '../endpoint.js'
import { commitEndpoint } from './commits.js'
import { deploymentListEndpoint } from './deployment-list.js'
import { deploymentEndpoints } from './deployments.js'
import { instanceEndpoints } from './instance.js'
import { projectEndpoint } from './projects.js'
import { tokenEndpoint } from './tokens.js'

/** Every route that is emulated; any other is answered as GitLab answers routes it does not have. */
export const endpoints: readonly Endpoint[] = [
  ...deploymentEndpoints,
  deploymentListEndpoint,
  commitEndpoint,
  projectEndpoint,
  tokenEndpoint,
  ...instanceEndpoints,
]
