import type { Endpoint } from '../endpoint.js'
import { noParameters } from '../endpoint.js'
import type { World } from '../model/world.js'

function version(world: World) {
  const { version, enterprise } = world.instance
  return { version: enterprise ? `${version}-ee` : version, revision: '3b1ec2f' }
}

/** lib/api/metadata.rb: the version, of which the second is the fuller. */
export const instanceEndpoints: readonly Endpoint[] = [
  {
    kind: 'show version',
    method: 'GET',
    path: '/version',
    authenticated: true,
    extraScopes: ['read_user', 'ai_features'],
    rules: noParameters,
    handle: ({ world }) => ({ status: 200, json: version(world) }),
  },
  {
    kind: 'show metadata',
    method: 'GET',
    path: '/metadata',
    authenticated: true,
    extraScopes: ['read_user', 'ai_features'],
    rules: noParameters,
    handle: ({ world }) => ({
      status: 200,
      json: {
        ...version(world),
        kas: { enabled: false, externalUrl: null, externalK8sProxyUrl: null, version: null },
        enterprise: world.instance.enterprise,
      },
    }),
  },
]
