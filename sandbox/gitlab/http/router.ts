import type { IncomingMessage, ServerResponse } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { Hono, type Context } from 'hono'
import type { Endpoint } from '../endpoint.js'
import { endpoints } from '../routes/index.js'
import { exchange, type Desk } from './exchange.js'

interface Bindings {
  Bindings: { incoming: IncomingMessage; outgoing: ServerResponse }
}

/** Routes requests to endpoints; the answers are written to the bare socket, since some of them must be broken off. */
export function createListener(
  desk: Desk,
  basePath: string,
): (incoming: IncomingMessage, outgoing: ServerResponse) => unknown {
  const app = new Hono<Bindings>()
  const api = `${basePath}/api/v4`
  const answer = async (context: Context<Bindings>, endpoint: Endpoint | null) => {
    const { incoming, outgoing } = context.env
    const [path = '', query] = (incoming.url ?? '').split(/\?(.*)/s)
    await exchange(desk, incoming, outgoing, {
      endpoint,
      parts: { ...context.req.param() },
      url: path,
      path: path.slice(api.length),
      query: query === undefined || query === '' ? '' : `?${query}`,
      api: path.startsWith(`${api}/`) ? 'inside' : path.startsWith(`${basePath}/`) ? 'outside' : 'not GitLab',
    })
    return RESPONSE_ALREADY_SENT
  }
  for (const endpoint of endpoints) {
    app.on(endpoint.method, `${api}${endpoint.path}`, (context) => answer(context, endpoint))
  }
  app.notFound((context) => answer(context, null))
  return getRequestListener((request, environment) => app.fetch(request, environment), {
    overrideGlobalObjects: false,
    autoCleanupIncoming: false,
  })
}
