import { Trouble } from './trouble.js'

const refusals: Record<string, string> = {
  ECONNREFUSED: 'the connection was refused',
  EHOSTUNREACH: 'there is no way to that host',
  ENETUNREACH: 'there is no way to that network',
  ETIMEDOUT: 'the connection timed out',
  EAI_AGAIN: 'its name could not be looked up just now',
}

/**
 * Sorts an error of node:http, node:https or the proxy tunnel. `connected` tells whether the connection stood, with
 * its TLS handshake done where there is one: before that GitLab cannot have seen the request.
 */
export function connectionTrouble(error: Error, url: URL, connected: boolean): Trouble {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (connected)
    return new Trouble(
      'broken',
      `the connection to ${url.origin} broke before the answer was there (${code || error.message}); a proxy or load balancer before GitLab may cut connections`,
    )
  const proxy = /tunneling socket could not be established, (statusCode|cause)=(.*)/.exec(error.message)
  if (proxy) return proxyTrouble(url, proxy[1] === 'statusCode' ? Number(proxy[2]) : undefined, proxy[2] ?? '')
  if (code === 'ENOTFOUND')
    return new Trouble(
      'unknown-host',
      `there is no host ${url.hostname}: check gitlab-url, and whether this runner can look that name up`,
    )
  if (/CERT|SELF_SIGNED|UNABLE_TO_|ERR_TLS/.test(code)) return new Trouble('unreachable', certificate(url, code))
  if (/^(EPROTO|ERR_SSL)/.test(code))
    return new Trouble(
      'unreachable',
      `${url.origin} does not speak TLS as this runner expects (${code}): check the scheme and the port in gitlab-url`,
    )
  return new Trouble(
    'no-connection',
    `${url.origin} could not be reached: ${refusals[code] ?? (code || error.message)}`,
  )
}

function proxyTrouble(url: URL, status: number | undefined, cause: string): Trouble {
  const what = status === undefined ? `could not be used (${cause})` : `answered ${status}`
  const message = `the proxy for ${url.origin} ${what}: check the variables https_proxy, http_proxy and no_proxy`
  // A proxy that says no goes on saying no; one that is down or overloaded may recover.
  return new Trouble(status !== undefined && status < 500 ? 'unreachable' : 'no-connection', message)
}

function certificate(url: URL, code: string): string {
  const why: Record<string, string> = {
    CERT_HAS_EXPIRED: 'has expired: renew it on the server',
    CERT_NOT_YET_VALID: "is not valid yet: look at the server's and this runner's clock",
    ERR_TLS_CERT_ALTNAME_INVALID: 'is for another host name: use in gitlab-url the name that it is for',
  }
  const unknown =
    'is signed by an authority that Node.js does not know: give its file in the environment variable NODE_EXTRA_CA_CERTS of this step'
  return `the certificate of ${url.origin} ${why[code] ?? unknown} (${code})`
}
