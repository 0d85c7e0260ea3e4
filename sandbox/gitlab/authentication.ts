import type { IncomingHttpHeaders } from 'node:http'
import { forbidden, Refusal, unauthorized } from './answer.js'
import type { Endpoint } from './endpoint.js'
import { isExpired, isRevoked, scopesOf, type TokenRecord } from './model/token.js'
import type { World } from './model/world.js'

/**
 * Who is calling (lib/gitlab/auth/auth_finders.rb and lib/api/api_guard.rb): null without a token, a refusal for one
 * that is no good. Expiry is looked at first, then revocation, then the user behind the token, then scopes.
 */
export function authenticate(
  world: World,
  endpoint: Endpoint,
  headers: IncomingHttpHeaders,
  query: URLSearchParams,
): TokenRecord | null {
  const secret = secretIn(headers, query)
  if (secret === null) return null
  const token = world.tokens.find((known) => known.secret === secret)
  if (token === undefined) throw unauthorized()
  if (isExpired(token, world.now())) {
    throw invalidToken('Token is expired. You can either do re-authorization or token refresh.')
  }
  if (isRevoked(token)) throw invalidToken('Token was revoked. You have to re-authorize from the user.')
  if (token.settings.blocked === true) throw forbidden('Your account has been blocked.')
  checkScopes(endpoint, token)
  token.lastUsedAt = world.now()
  return token
}

function secretIn(headers: IncomingHttpHeaders, query: URLSearchParams): string | null {
  const header = headers['private-token']
  if (typeof header === 'string' && header !== '') return header
  const inQuery = query.get('private_token') ?? query.get('access_token')
  if (inQuery !== null && inQuery !== '') return inQuery
  return /^Bearer\s+(\S+)$/i.exec(headers.authorization ?? '')?.[1] ?? null
}

function checkScopes(endpoint: Endpoint, token: TokenRecord): void {
  const extra = endpoint.extraScopes ?? []
  if (extra === 'any') return
  const sufficient = ['api', ...(endpoint.method === 'GET' ? ['read_api'] : []), ...extra]
  if (scopesOf(token).some((scope) => sufficient.includes(scope))) return
  throw new Refusal({
    status: 403,
    json: {
      error: 'insufficient_scope',
      error_description: 'The request requires higher privileges than provided by the access token.',
      // All scopes registered for the endpoint, whatever the method (InsufficientScopeError).
      scope: ['api', 'read_api', ...extra].join(' '),
    },
  })
}

function invalidToken(description: string): Refusal {
  return new Refusal({
    status: 401,
    headers: {
      'www-authenticate': `Bearer realm="Protected by OAuth 2.0", error="invalid_token", error_description="${description}"`,
    },
    json: { error: 'invalid_token', error_description: description },
  })
}
