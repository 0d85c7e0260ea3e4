import type { IncomingHttpHeaders } from 'node:http'
import type { Answer } from './answer.js'
import type { Declared, Rules } from './grape/parameters.js'
import type { RequestKind } from './http/kinds.js'
import type { TokenRecord } from './model/token.js'
import type { World } from './model/world.js'

/** A request once it got to an endpoint's body: the caller is known, the parameters are valid. */
export interface Call {
  readonly world: World
  readonly method: string
  /** The part of the address after `/api/v4`, and the query. */
  readonly path: string
  readonly query: string
  readonly headers: IncomingHttpHeaders
  /** A part of the path, decoded. */
  readonly part: (name: string) => string
  readonly params: Declared
  readonly token: TokenRecord | null
}

/** One route of the API. */
export interface Endpoint {
  readonly kind: RequestKind
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** As hono writes paths, below `/api/v4`. */
  readonly path: string
  /** Whether `authenticate!` runs before everything else. */
  readonly authenticated: boolean
  /** Scopes other than `api`, and `read_api` for GET, that open the endpoint; `any` for all of them. */
  readonly extraScopes?: readonly string[] | 'any'
  /** Not in the Community Edition. */
  readonly enterpriseOnly?: boolean
  readonly rules: Rules | ((world: World) => Rules)
  readonly handle: (call: Call) => Answer | Promise<Answer>
}

export const noParameters: Rules = { parameters: {} }
