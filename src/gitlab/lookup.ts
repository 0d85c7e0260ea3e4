import dns, { type LookupAddress } from 'node:dns'
import type { LookupFunction } from 'node:net'

type Answer = [error: NodeJS.ErrnoException | null, address: string | LookupAddress[], family?: number]

const underWay = new Map<string, Promise<Answer>>()

/**
 * Looks the address of a host up, for any number of requests at once. A look-up that a silent name server holds up cannot
 * be ended, and keeps the process alive: there must not be one for every try.
 */
export const lookup: LookupFunction = (host, options, callback) => {
  const which = JSON.stringify([host, options])
  const answer = underWay.get(which) ?? lookUp(host, options)
  underWay.set(which, answer)
  void answer.then((found) => {
    underWay.delete(which)
    callback(...found)
  })
}

function lookUp(host: string, options: dns.LookupOptions): Promise<Answer> {
  return new Promise((resolve) => {
    dns.lookup(host, options, (...found) => {
      resolve(found)
    })
  })
}
