import { messages } from '../support/run.js'
import { useScenes, type Scene } from '../support/scene.js'

const openScene = useScenes()
const everywhere = ['github', 'act', 'gitea', 'forgejo'] as const

/** The headers with which each request was sent. */
function tokens(scene: Scene): unknown[] {
  return [...new Set(scene.gitlab.requests.map(({ headers }) => headers['private-token']))]
}

it.concurrent.each(everywhere)('the environment variable GITLAB_TOKEN serves in every stage on %s', async (profile) => {
  const scene = await openScene()
  const run = await scene.run({
    profile,
    with: { token: undefined },
    step: { env: { GITLAB_TOKEN: '${{ secrets.GITLAB_TOKEN }}' } },
  })
  expect(scene.held()).toMatchObject([{ history: 'running, success' }])
  expect(run.log).not.toContain(scene.token)
})

it.concurrent('the input token stands over GITLAB_TOKEN', async () => {
  const scene = await openScene()
  await scene.run({ profile: 'github', step: { env: { GITLAB_TOKEN: 'glpat-another' } } })
  expect(tokens(scene)).toEqual([scene.token])
})

describe('is seen nowhere but in the headers of requests to GitLab', () => {
  it.concurrent.each([...everywhere, 'github with trouble'] as const)('%s', async (name) => {
    const scene = await openScene({ token: name === 'github with trouble' ? { revoked: true } : {} })
    const profile = name === 'github with trouble' ? 'github' : name
    const run = await scene.run({
      profile,
      debug: true,
      with: { 'environment-url': 'https://app.example.com', 'run-link': 'true' },
    })
    expect(run.stages).toHaveLength(3)
    // What the process printed itself, before the runner masked anything.
    for (const { stdout, stderr, state, outputs, summary } of run.stages) {
      const [first, ...printed] = stdout.split('\n')
      expect(first).toBe(`::add-mask::${scene.token}`)
      for (const text of [...printed, stderr, summary, ...Object.values(state), ...Object.values(outputs)])
        expect(text).not.toContain(scene.token)
    }
    for (const { path, body } of scene.gitlab.requests)
      expect(`${path} ${JSON.stringify(body)}`).not.toContain(scene.token)
    expect(tokens(scene)).toEqual([scene.token])
  })
})

it.concurrent('is masked although the runner does not know it as a secret', async () => {
  const scene = await openScene()
  const run = await scene.run({
    profile: 'github',
    with: { token: scene.token, environment: `review/${scene.token.slice(0, 8)}` },
    after: [{ run: `echo "the token is ${scene.token}"` }],
  })
  expect(run.log).toContain('the token is ***')
})

it.concurrent('is cut out of an address that a mistake has put it into', async () => {
  const scene = await openScene()
  const run = await scene.run({
    profile: 'github',
    with: { 'gitlab-url': `https://oauth2:${scene.token}@gitlab.example.com`, project: `group/${scene.token} ` },
  })
  expect(messages(run, 'error')).toHaveLength(1)
  expect(run.stages.map(({ stdout }) => stdout.replaceAll(`::add-mask::${scene.token}`, '')).join()).not.toContain(
    scene.token,
  )
})

it.concurrent('does not follow a redirect', async () => {
  const [scene, elsewhere] = [await openScene(), await openScene()]
  const location = `${elsewhere.gitlab.url}/api/v4/projects/1/deployments?private_token=abc`
  scene.gitlab.fault({ kind: 'any', times: Infinity, do: 'answer', status: 302, headers: { location } })
  const run = await scene.run({ profile: 'github' })

  expect(elsewhere.gitlab.requests).toEqual([])
  expect(messages(run, 'warning')).toHaveLength(2)
  for (const text of messages(run, 'warning')) {
    expect(text).toContain(`redirects to ${elsewhere.gitlab.url}/api/v4/projects/1/deployments (302)`)
    expect(text).toContain('Set gitlab-url and project to the new URL')
    expect(text).not.toContain('abc')
  }
  expect(scene.statuses()).toEqual([])
})

it.concurrent('is empty at the end although it was not before: a warning, and the record stays as it is', async () => {
  const scene = await openScene()
  const run = await scene.run({
    profile: 'github',
    with: { token: "${{ steps.last.outcome == 'success' && ' ' || secrets.GITLAB_TOKEN }}" },
    after: [{ id: 'last', run: 'exit 0' }],
  })
  expect(scene.held()).toMatchObject([{ history: 'running' }])
  expect(messages(run, 'warning')).toEqual([expect.stringContaining('the input token is empty at the end of the job')])
})

describe('that expires', () => {
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

  it.concurrent.each([
    [1, 'in 1 day. Create a new one'],
    [14, 'in 14 days. Create a new one'],
  ])('in %i days is announced', async (days, words) => {
    const scene = await openScene({ token: { expiresAt: inDays(days) } })
    const run = await scene.run({ profile: 'github' })
    expect(messages(run, 'warning')).toEqual([expect.stringContaining(words)])
    expect(scene.statuses()).toEqual(['success'])
  })

  it.concurrent('in 15 days is not', async () => {
    const scene = await openScene({ token: { expiresAt: inDays(15) } })
    const run = await scene.run({ profile: 'github' })
    expect(run.annotations).toEqual([])
  })

  it.concurrent('is not waited for where GitLab is slow to tell', async () => {
    const scene = await openScene({ token: { expiresAt: inDays(3) } })
    scene.gitlab.fault({ kind: 'show token', do: 'hang' })
    const run = await scene.run({ profile: 'github' })
    expect(scene.statuses()).toEqual(['success'])
    expect(run.annotations).toEqual([])
  })
})
