import { Trouble } from './trouble.js'

/** What to do where no connection came about. */
export const CHECK_THE_WAY = 'Check gitlab-url, and whether this runner can reach it'

const refusals: Record<string, string> = {
  ECONNREFUSED: 'the connection was refused',
  EHOSTUNREACH: 'the host is unreachable',
  ENETUNREACH: 'the network is unreachable',
  ETIMEDOUT: 'the connection timed out',
  EAI_AGAIN: 'its name could not be looked up',
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
      `the connection to ${url.origin} was closed before an answer arrived (${code || error.message}). A proxy or load balancer in front of GitLab may cut connections`,
    )
  const proxy = /tunneling socket could not be established, (statusCode|cause)=(.*)/.exec(error.message)
  if (proxy) return proxyTrouble(url, proxy[1] === 'statusCode' ? Number(proxy[2]) : undefined, proxy[2] ?? '')
  if (code === 'ENOTFOUND')
    return new Trouble(
      'unknown-host',
      `there is no host ${url.hostname}. Check gitlab-url, and whether this runner can look that name up`,
    )
  if (/CERT|SELF_SIGNED|UNABLE_TO_|ERR_TLS/.test(code)) return new Trouble('unreachable', certificate(url, code))
  if (/^(EPROTO|ERR_SSL)/.test(code))
    return new Trouble(
      'unreachable',
      `${url.origin} does not speak TLS as this runner expects (${code}). Check the scheme and the port in gitlab-url`,
    )
  return new Trouble(
    'no-connection',
    `${url.origin} could not be reached: ${refusals[code] ?? (code || error.message)}. ${CHECK_THE_WAY}`,
  )
}

function proxyTrouble(url: URL, status: number | undefined, cause: string): Trouble {
  const what = status === undefined ? `could not be used (${cause})` : `answered ${status}`
  const message = `the proxy for ${url.origin} ${what}. Check the variables https_proxy, http_proxy and no_proxy`
  // A proxy that says no goes on saying no; one that is down or overloaded may recover.
  return new Trouble(status !== undefined && status < 500 ? 'unreachable' : 'no-connection', message)
}

function certificate(url: URL, code: string): string {
  const known: Record<string, [what: string, remedy: string]> = {
    CERT_HAS_EXPIRED: ['has expired', 'Renew it on the server'],
    CERT_NOT_YET_VALID: ['is not valid yet', 'Check the clocks of the server and of this runner'],
    ERR_TLS_CERT_ALTNAME_INVALID: ['is for another host name', 'Use the name that it is for in gitlab-url'],
  }
  const [what, remedy] = known[code] ?? [
    'is signed by an unknown authority',
    'Set NODE_EXTRA_CA_CERTS in the env of this step to the file with its CA certificate',
  ]
  return `the certificate of ${url.origin} ${what} (${code}). ${remedy}`
}
