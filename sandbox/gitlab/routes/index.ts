import type { Endpoint } from '../endpoint.js'
import { commitEndpoint } from './commits.js'
import { commitStatusEndpoint } from './commit-statuses.js'
import { deploymentExtraEndpoints } from './deployment-extras.js'
import { deploymentListEndpoint } from './deployment-list.js'
import { deploymentEndpoints } from './deployments.js'
import { environmentListEndpoint } from './environment-list.js'
import { environmentEndpoints } from './environments.js'
import { instanceEndpoints } from './instance.js'
import { mirrorEndpoints } from './mirrors.js'
import { projectEndpoint } from './projects.js'
import { protectedEnvironmentEndpoint } from './protected-environments.js'
import { tokenEndpoint } from './tokens.js'

/** Every route that is emulated; any other is answered as GitLab answers routes it does not have. */
export const endpoints: readonly Endpoint[] = [
  ...deploymentEndpoints,
  deploymentListEndpoint,
  ...deploymentExtraEndpoints,
  ...environmentEndpoints,
  environmentListEndpoint,
  commitEndpoint,
  commitStatusEndpoint,
  ...mirrorEndpoints,
  protectedEnvironmentEndpoint,
  projectEndpoint,
  tokenEndpoint,
  ...instanceEndpoints,
]
