import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { GitLabOptions } from '../../sandbox/gitlab/index.js'
import { keepRepositoryInMemory } from './virtual/repository.js'

keepRepositoryInMemory()
const { selfSignedCertificate, startGitLab } = await import('../../sandbox/gitlab/index.js')
const { addressOf, outcomeOf, secretsIn } = await import('./built/cell.js')
const { runBuilt, seed } = await import('./built/run.js')

const folder = mkdtempSync(join(tmpdir(), 'connections-'))
/** Refuses every tunnel, as a proxy that wants a password. */
let proxy: Server

beforeAll(async () => {
  proxy = createServer()
  proxy.on('connect', (_request, socket) => {
    socket.end('HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n')
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
})

afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await new Promise((resolve) => proxy.close(resolve))
})

interface Setting {
  gitlab?: GitLabOptions
  gitlabUrl?: string
  env?: Record<string, string>
}

async function run({ gitlab: options = {}, gitlabUrl, env = {} }: Setting) {
  const gitlab = await startGitLab(options)
  try {
    const { ours } = seed(gitlab)
    const token = gitlab.createToken()
    const done = await runBuilt({ gitlabUrl: gitlabUrl ?? gitlab.url, token, env })
    const messages = done.stages.flatMap(({ annotations }) => annotations.map(({ message }) => message))
    return { held: ours(), ...outcomeOf(done), messages, problems: secretsIn(done, token) }
  } finally {
    await gitlab.close()
  }
}

function trusting(certificate: { cert: string }, name: string): Record<string, string> {
  const file = join(folder, `${name}.pem`)
  writeFileSync(file, certificate.cert)
  return { NODE_EXTRA_CA_CERTS: file }
}

const nobodyHome = {
  held: [],
  exitCodes: ['pre 0', 'main 0', 'post 0'],
  annotations: ['pre warning', 'post warning'],
  problems: [],
}

test('each way of not getting through is named, and gives the token to nobody', async () => {
  const [known, expired] = [selfSignedCertificate(), selfSignedCertificate({ expired: true })]
  const viaProxy = `http://127.0.0.1:${addressOf(proxy.address()).port}`
  const [unknownAuthority, tooOld, trusted, noHost, refusedByProxy] = await Promise.all([
    run({ gitlab: { certificate: known } }),
    run({ gitlab: { certificate: expired }, env: trusting(expired, 'expired') }),
    run({ gitlab: { certificate: known }, env: trusting(known, 'known') }),
    run({ gitlabUrl: 'https://gitlab.invalid' }),
    run({ gitlabUrl: 'https://gitlab.example.com', env: { https_proxy: viaProxy } }),
  ])
  expect(unknownAuthority).toMatchObject(nobodyHome)
  expect(unknownAuthority.messages.join()).toContain('NODE_EXTRA_CA_CERTS')
  expect(tooOld).toMatchObject(nobodyHome)
  expect(tooOld.messages.join()).toContain('CERT_HAS_EXPIRED')
  expect(trusted).toMatchObject({ held: ['success'], annotations: [], problems: [] })
  expect(noHost).toMatchObject(nobodyHome)
  expect(noHost.messages.join()).toContain('gitlab.invalid')
  expect(refusedByProxy).toMatchObject(nobodyHome)
  expect(refusedByProxy.messages.join()).toContain('https_proxy')
}, 90_000)

test('a GitLab that goes off in the middle of a request, and comes back, is no trouble', async () => {
  const results = await Promise.all(
    [true, false].map(async (process) => {
      const gitlab = await startGitLab()
      const { ours } = seed(gitlab)
      gitlab.fault({ kind: 'create deployment', do: 'switch off', ms: 2_500, process })
      const { stages } = await runBuilt({ gitlabUrl: gitlab.url, token: gitlab.createToken() })
      await gitlab.close()
      return { held: ours(), annotations: stages.flatMap(({ annotations }) => annotations) }
    }),
  )
  expect(results).toEqual([
    { held: ['success'], annotations: [] },
    { held: ['success'], annotations: [] },
  ])
}, 60_000)
