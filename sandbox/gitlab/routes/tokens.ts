import { unauthorized } from '../answer.js'
import { noParameters, type Endpoint } from '../endpoint.js'
import { isExpired, isRevoked, scopesOf } from '../model/token.js'

/** GET /personal_access_tokens/self of lib/api/personal_access_tokens/self_information.rb: any scope will do. */
export const tokenEndpoint: Endpoint = {
  kind: 'show token',
  method: 'GET',
  path: '/personal_access_tokens/self',
  authenticated: true,
  extraScopes: 'any',
  rules: noParameters,
  handle({ token, world }) {
    if (token === null) throw unauthorized()
    const [expired, revoked] = [isExpired(token, world.now()), isRevoked(token)]
    return {
      status: 200,
      json: {
        id: token.id,
        name: token.user.name,
        revoked,
        created_at: token.createdAt.toISOString(),
        description: null,
        scopes: scopesOf(token),
        user_id: token.user.id,
        last_used_at: token.lastUsedAt?.toISOString() ?? null,
        active: !expired && !revoked,
        expires_at: token.settings.expiresAt ?? null,
      },
    }
  },
}
