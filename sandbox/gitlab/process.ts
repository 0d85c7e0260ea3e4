import type { IncomingHttpHeaders } from 'node:http'
import { page } from './pages.js'
import { internalError, Refusal, unauthorized, unknownRoute, type Answer } from './answer.js'
import { authenticate } from './authentication.js'
import type { Endpoint } from './endpoint.js'
import { nested, type ParsedBody } from './grape/body.js'
import { declaredParameters } from './grape/parameters.js'
import type { World } from './model/world.js'

/** A request as it came over the wire. */
export interface Incoming {
  readonly method: string
  /** As it was sent, without the query. */
  readonly url: string
  /** Below `/api/v4`, still encoded. */
  readonly path: string
  /** With its question mark, or empty. */
  readonly query: string
  readonly headers: IncomingHttpHeaders
  readonly parts: Readonly<Record<string, string>>
  readonly body: ParsedBody
  readonly api: 'inside' | 'outside' | 'not GitLab'
}

/**
 * Deals with a request in GitLab's order: the body is read by a middleware, then the `before` of the endpoint asks who
 * is calling, then the parameters are validated, even where the project does not exist, and only then the endpoint runs.
 */
export async function processRequest(world: World, endpoint: Endpoint | null, incoming: Incoming): Promise<Answer> {
  try {
    if (incoming.api !== 'inside') throw page(world, incoming)
    if (endpoint === null || (endpoint.enterpriseOnly === true && !world.instance.enterprise)) throw unknownRoute()
    if (incoming.body.refusal !== undefined) throw incoming.body.refusal
    const query = new URLSearchParams(incoming.query)
    const token = authenticate(world, endpoint, incoming.headers, query)
    if (endpoint.authenticated && token === null) throw unauthorized()
    const rules = typeof endpoint.rules === 'function' ? endpoint.rules(world) : endpoint.rules
    const params = declaredParameters(rules, { ...nested(query), ...incoming.body.parameters, ...incoming.parts })
    return await endpoint.handle({
      world,
      params,
      token,
      method: incoming.method,
      path: incoming.path,
      query: incoming.query,
      headers: incoming.headers,
      part: (name) => incoming.parts[name] ?? '',
    })
  } catch (error) {
    if (error instanceof Refusal) return error.answer
    // A mistake in the emulation itself; it looks to the caller as one of GitLab's would.
    console.error(error)
    return internalError().answer
  }
}
