import { Refusal } from './answer.js'
import type { Incoming } from './process.js'
import type { World } from './model/world.js'

const html = (status: number, title: string, headers: Readonly<Record<string, string>> = {}) =>
  new Refusal({
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', ...headers },
    text: `<!DOCTYPE html>\n<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>\n`,
  })

/**
 * What answers where the API is not, as when the address lacks a part or has one too many: a visitor without a session
 * is sent to sign in whatever he looks for (`route_not_found`), and may send nothing without a CSRF token.
 */
export function page(world: World, incoming: Incoming): Refusal {
  if (incoming.api === 'not GitLab') return html(404, '404 Not Found')
  if (incoming.url.endsWith('/users/sign_in')) return html(200, 'Sign in · GitLab')
  if (incoming.method !== 'GET' && incoming.method !== 'HEAD') {
    return html(422, 'The change you requested was rejected (422)')
  }
  return html(302, 'Redirecting', { location: `${world.instance.url}/users/sign_in` })
}
