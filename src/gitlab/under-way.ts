import { subscribe } from 'node:diagnostics_channel'

/** As much of a request of node:http as it takes to end it; that module is loaded only where something is sent. */
interface Request {
  destroy: () => unknown
  once: (event: 'close', listener: () => void) => unknown
  on: (event: 'error', listener: () => void) => unknown
}

const underWay = new Set<Request>()

/**
 * Remembers the requests that are sent from now on. A proxy that accepts a connection and never answers keeps its socket,
 * and with it the process, alive: the tunnel that @actions/http-client uses offers no way to end its own request.
 */
export function watchRequests(): void {
  subscribe('http.client.request.start', (message) => {
    if (typeof message !== 'object' || message === null || !('request' in message)) return
    const { request } = message
    if (!isRequest(request)) return
    underWay.add(request)
    request.once('close', () => underWay.delete(request))
  })
}

function isRequest(value: unknown): value is Request {
  return typeof value === 'object' && value !== null && 'destroy' in value && 'once' in value && 'on' in value
}

/** Ends the requests that are still under way, so that the process can end. For the very end of a stage. */
export function endRequests(): void {
  for (const request of underWay) {
    request.on('error', () => undefined)
    request.destroy()
  }
}
