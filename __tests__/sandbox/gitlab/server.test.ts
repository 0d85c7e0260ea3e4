import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { get } from 'node:https'
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { selfSignedCertificate, startGitLab } from '../../../sandbox/gitlab/index.js'
import { at, openBench, sender } from './support.js'

test('the clock of the server rules its records and its Date, whose grain is a second', async () => {
  let now = Date.parse('2020-02-02T02:02:02.222Z')
  const bench = await openBench({ clock: () => now })
  const project = bench.gitlab.createProject('group/app')
  await bench.work.push(project.repository)
  const body = { environment: 'e', sha: bench.sha, ref: 'main', tag: false, status: 'running' }
  const created = await bench.send('POST', `/projects/${project.id}/deployments`, { body })
  expect(at(created.json, 'created_at')).toBe('2020-02-02T02:02:02.222Z')
  expect(created.headers.get('date')).toBe('Sun, 02 Feb 2020 02:02:02 GMT')
  now += 60_999
  const path = `/projects/${project.id}/deployments/${String(at(created.json, 'id'))}`
  const updated = await bench.send('PUT', path, { body: { status: 'success' } })
  expect([at(updated.json, 'created_at'), at(updated.json, 'updated_at')]).toEqual([
    '2020-02-02T02:02:02.222Z',
    '2020-02-02T02:03:03.221Z',
  ])
  expect(updated.headers.get('date')).toBe('Sun, 02 Feb 2020 02:03:03 GMT')
  bench.gitlab.fault({ kind: 'show version', do: 'answer', status: 502 })
  expect((await bench.send('GET', '/version')).headers.get('date')).toBe('Sun, 02 Feb 2020 02:03:03 GMT')
  await bench.close()
})

test('the work behind the answers looks again at what became of a success', async () => {
  const bench = await openBench({ workersAfter: 600 })
  const project = bench.gitlab.createProject('group/app')
  await bench.work.push(project.repository)
  project.seedMergeRequest({ title: 'One', targetBranch: 'main', mergeCommitSha: bench.sha })
  const environments = ['kept', 'taken-back']
  for (const environment of environments) {
    project.seedEnvironment(environment, { state: 'stopped' })
    const body = { environment, sha: bench.sha, ref: 'main', tag: false, status: 'success' }
    await bench.send('POST', `/projects/${project.id}/deployments`, { body })
  }
  const [kept, takenBack] = project.deployments
  await bench.send('PUT', `/projects/${project.id}/deployments/${String(takenBack?.id)}`, {
    body: { status: 'failed' },
  })
  expect(kept?.mergeRequests).toEqual([])
  await bench.gitlab.idle()
  expect([kept?.mergeRequests, takenBack?.mergeRequests]).toEqual([[1], []])
  expect(project.environments.map(({ state }) => state)).toEqual(['available', 'stopped'])
  await bench.close()
})

describe('too many requests', () => {
  const clock = () => Date.parse('2026-01-01T00:00:00.250Z')
  const names = ['Name', 'Limit', 'Observed', 'Remaining', 'Reset', 'ResetTime'].map((name) => `RateLimit-${name}`)

  test('are answered in plain text, with headers, and not processed', async () => {
    const gitlab = await startGitLab({ clock, rateLimit: { requests: 2, periodSeconds: 10 } })
    const send = sender(gitlab, gitlab.createToken())
    const replies = [await send('GET', '/version'), await send('GET', '/version'), await send('GET', '/version')]
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 429])
    expect(replies[1]?.headers.get('RateLimit-Limit')).toBeNull()
    const refused = replies[2]
    expect([refused?.text, refused?.headers.get('content-type')]).toEqual(['Retry later\n', 'text/plain'])
    expect(names.map((name) => refused?.headers.get(name))).toEqual([
      'throttle_authenticated_api',
      '12',
      '3',
      '0',
      '1767225610',
      'Thu, 01 Jan 2026 00:00:10 GMT',
    ])
    expect(refused?.headers.get('Retry-After')).toBe('10')
    expect(gitlab.requests.map(({ status, processed }) => [status, processed])).toEqual([
      [200, true],
      [200, true],
      [429, false],
    ])
    await gitlab.close()
  })

  test('may be counted by token, and be told before', async () => {
    const gitlab = await startGitLab({ clock, rateLimit: { requests: 1, per: 'token', headersOnSuccess: true } })
    const [one, two] = [gitlab.createToken(), gitlab.createToken()]
    const send = sender(gitlab, one)
    const first = await send('GET', '/version')
    expect(names.map((name) => first.headers.get(name))).toEqual([
      'throttle_authenticated_api',
      '60',
      '1',
      '0',
      '1767225601',
      null,
    ])
    expect((await send('GET', '/version')).status).toBe(429)
    expect((await send('GET', '/version', { token: two })).status).toBe(200)
    await gitlab.close()
  })

  test('are let through again in the next second', async () => {
    let now = clock()
    const gitlab = await startGitLab({ clock: () => now, rateLimit: { requests: 1 } })
    const send = sender(gitlab, gitlab.createToken())
    const statuses = [(await send('GET', '/version')).status, (await send('GET', '/version')).status]
    now += 750
    statuses.push((await send('GET', '/version')).status)
    expect(statuses).toEqual([200, 429, 200])
    await gitlab.close()
  })
})

test('a kind of request may take its time', async () => {
  const gitlab = await startGitLab({ latency: { 'show version': 400 } })
  const send = sender(gitlab, gitlab.createToken())
  const order: string[] = []
  const ask = async (path: string) => {
    await send('GET', path)
    order.push(path)
  }
  await Promise.all([ask('/version'), ask('/metadata')])
  gitlab.latency.any = 1000
  await Promise.all([ask('/metadata'), ask('/version')])
  expect(order).toEqual(['/metadata', '/version', '/version', '/metadata'])
  await gitlab.close()
})

test('it can be reached by HTTPS, with a certificate that bears it out', async () => {
  const certificate = selfSignedCertificate()
  const gitlab = await startGitLab({ certificate })
  const ask = (ca: string | undefined) =>
    new Promise((resolve) => {
      get(`${gitlab.url}/api/v4/version`, { ...(ca === undefined ? {} : { ca }), agent: false }, (response) => {
        response.resume()
        resolve(response.statusCode)
      }).on('error', (error) => {
        resolve(at(error, 'code'))
      })
    })
  expect(gitlab.url).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/)
  expect(await ask(certificate.cert)).toBe(401)
  expect(await ask(undefined)).toBe('DEPTH_ZERO_SELF_SIGNED_CERT')
  await gitlab.close()
})

test('it goes off and on again at the same address, and keeps what it knows', async () => {
  const gitlab = await startGitLab()
  const send = sender(gitlab, gitlab.createToken())
  const project = gitlab.createProject('group/app')
  await gitlab.stopListening()
  await expect(send('GET', '/version')).rejects.toThrow('fetch failed')
  await gitlab.listenAgain()
  expect((await send('GET', `/projects/${project.id}`)).status).toBe(200)
  await gitlab.close()
})

test('closing does not wait for one that says nothing, not even to shake hands', async () => {
  const gitlab = await startGitLab({ certificate: selfSignedCertificate() })
  const { port, hostname } = new URL(gitlab.url)
  const socket = connect(Number(port), hostname)
  await once(socket, 'connect')
  const gone = once(socket, 'close')
  await gitlab.close()
  await gone
})

test('closing waits for nobody, and leaves nothing behind', async () => {
  const gitlab = await startGitLab()
  const send = sender(gitlab, gitlab.createToken())
  const { repository } = gitlab.createProject('group/app')
  gitlab.fault({ kind: 'any', do: 'hang' })
  gitlab.fault({ kind: 'any', nth: 2, do: 'delay', ms: 60_000 })
  gitlab.fault({ kind: 'any', nth: 3, do: 'process late', ms: 60_000 })
  const pending = [1, 2, 3].map(() => send('GET', '/version').catch(() => 'broken'))
  await sleep(60)
  await gitlab.close()
  expect(await Promise.all(pending)).toEqual(['broken', 'broken', 'broken'])
  expect(existsSync(repository)).toBe(false)
})
