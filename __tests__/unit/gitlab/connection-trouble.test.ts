import { connectionTrouble } from '../../../src/gitlab/connection-trouble.js'

const url = new URL('https://gitlab.example.com/api/v4/projects/1')
const errorWith = (code: string, message = code) => Object.assign(new Error(message), { code })

describe('before the connection stood, GitLab cannot have seen the request', () => {
  it.each([
    ['ECONNREFUSED', 'no-connection', /the connection was refused/],
    ['EHOSTUNREACH', 'no-connection', /the host is unreachable/],
    ['ETIMEDOUT', 'no-connection', /the connection timed out/],
    ['EAI_AGAIN', 'no-connection', /its name could not be looked up/],
    ['ESOMETHING', 'no-connection', /ESOMETHING/],
    ['ENOTFOUND', 'unknown-host', /there is no host gitlab\.example\.com\. Check gitlab-url/],
    ['CERT_HAS_EXPIRED', 'unreachable', /has expired \(CERT_HAS_EXPIRED\)\. Renew it on the server$/],
    [
      'ERR_TLS_CERT_ALTNAME_INVALID',
      'unreachable',
      /is for another host name \(ERR_TLS_CERT_ALTNAME_INVALID\)\. Use the name that it is for in gitlab-url$/,
    ],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'unreachable', /NODE_EXTRA_CA_CERTS/],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'unreachable', /NODE_EXTRA_CA_CERTS/],
    ['EPROTO', 'unreachable', /Check the scheme and the port/],
  ])('%s: %s', (code, kind, message) => {
    const trouble = connectionTrouble(errorWith(code), url, false)
    expect([trouble.kind, trouble.open]).toEqual([kind, false])
    expect(trouble.message).toMatch(message)
  })

  it.each([
    ['statusCode=407', 'unreachable', /answered 407/],
    ['statusCode=503', 'no-connection', /answered 503/],
    ['cause=connect ECONNREFUSED', 'no-connection', /could not be used \(connect ECONNREFUSED\)/],
  ])('a proxy with %s: %s', (what, kind, message) => {
    const error = errorWith('ECONNRESET', `tunneling socket could not be established, ${what}`)
    const trouble = connectionTrouble(error, url, false)
    expect(trouble.kind).toBe(kind)
    expect(trouble.message).toMatch(message)
    expect(trouble.message).toContain('https_proxy')
  })
})

it.each(['ECONNRESET', 'EPIPE', 'ECONNREFUSED', 'CERT_HAS_EXPIRED'])(
  '%s afterwards leaves the outcome open',
  (code) => {
    expect(connectionTrouble(errorWith(code), url, true)).toMatchObject({ kind: 'broken', open: true, passing: true })
  },
)
