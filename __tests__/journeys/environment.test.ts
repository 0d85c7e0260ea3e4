import { messages } from '../support/run.js'
import { useScenes, type Scene } from '../support/scene.js'

const openScene = useScenes()
const everywhere = ['github', 'act', 'gitea', 'forgejo'] as const
const url = 'https://app.example.com'

/** The URL and the tier that the first environment has in the end. */
function shown({ project }: Scene) {
  const [environment] = project.environments
  return { url: environment?.externalUrl, tier: environment?.tier }
}

/** The bodies of the requests that change an environment. */
function changes(scene: Scene): unknown[] {
  return scene.requests('update environment').map(({ body }) => body)
}

describe('environment-url', () => {
  it.concurrent.each(everywhere)('may come from a later step on %s', async (profile) => {
    const scene = await openScene()
    const run = await scene.run({
      profile,
      with: { 'environment-url': '${{ steps.release.outputs.url }}' },
      after: [{ id: 'release', run: `echo "url=${url}" >> "$GITHUB_OUTPUT"` }],
    })
    expect(shown(scene)).toEqual({ url, tier: 'production' })
    // GitLab evaluates it when the deployment succeeds, so it must be there just before.
    expect(scene.sent()).toEqual(['create deployment', 'update environment', 'update deployment'])
    expect(changes(scene)).toEqual([{ external_url: url }])
    expect(run.annotations).toEqual([])
  })

  it.concurrent.each(['https://${{ steps.release.outputs.host }}', '${{ steps.release.outputs.host }}/app'])(
    '%s is no mistake before that step has run',
    async (value) => {
      const scene = await openScene()
      const run = await scene.run({ profile: 'github', with: { 'environment-url': value }, end: 'failure' })
      expect(scene.statuses()).toEqual(['failed'])
      expect(run.annotations).toEqual([])
    },
  )

  it.concurrent.each([
    ['nothing', ''],
    ['no address', 'app.example.com'],
    ['an address of another kind', 'javascript:alert(1)'],
    ['too long', `https://example.com/${'a'.repeat(300)}`],
  ])('that turns out to be %s does not keep the success from GitLab', async (_, value) => {
    const scene = await openScene()
    const run = await scene.run({
      profile: 'github',
      with: { 'environment-url': '${{ steps.release.outputs.url }}' },
      after: [{ id: 'release', run: `echo "url=${value}" >> "$GITHUB_OUTPUT"` }],
    })
    expect(scene.sent()).toEqual(['create deployment', 'update deployment'])
    expect(scene.statuses()).toEqual(['success'])
    expect(messages(run, 'warning')).toEqual(
      value === ''
        ? []
        : [expect.stringMatching(/^Could not set the environment's URL in GitLab: environment-url is "/)],
    )
  })

  it.concurrent('that GitLab shows already is not sent again', async () => {
    const scene = await openScene()
    scene.project.seedEnvironment('production', { externalUrl: url })
    await scene.run({ profile: 'github', with: { 'environment-url': url } })
    expect(scene.sent()).toEqual(['create deployment', 'update deployment'])
  })

  it.concurrent('that differs from what GitLab shows is', async () => {
    const scene = await openScene()
    scene.project.seedEnvironment('production', { externalUrl: 'https://old.example.com' })
    await scene.run({ profile: 'github', with: { 'environment-url': url } })
    expect(shown(scene).url).toBe(url)
  })
})

describe('environment-tier', () => {
  it.concurrent.each(['production', 'staging', 'testing', 'development', 'other'] as const)('%s', async (tier) => {
    const scene = await openScene()
    await scene.run({ profile: 'github', with: { environment: 'review/x', 'environment-tier': tier } })
    expect(shown(scene).tier).toBe(tier)
    expect(changes(scene)).toEqual([{ tier }])
  })

  it.concurrent('goes with the URL in one request', async () => {
    const scene = await openScene()
    await scene.run({ profile: 'github', with: { 'environment-url': url, 'environment-tier': 'staging' } })
    expect(changes(scene)).toEqual([{ external_url: url, tier: 'staging' }])
  })
})

it.concurrent.each(['failure', 'cancelled'] as const)('a deployment that ends in %s changes neither', async (end) => {
  const scene = await openScene()
  await scene.run({ profile: 'github', end, with: { 'environment-url': url, 'environment-tier': 'staging' } })
  expect(changes(scene)).toEqual([])
  expect(shown(scene)).toEqual({ url: null, tier: 'production' })
})

it.concurrent('a late record of a success has them as well', async () => {
  const scene = await openScene()
  const busy = { do: 'answer', status: 429, headers: { 'retry-after': '3600' } } as const
  scene.gitlab.fault({ kind: 'create deployment', times: 2, ...busy })
  await scene.run({ profile: 'github', with: { 'environment-url': url, 'environment-tier': 'staging' } })
  expect(shown(scene)).toEqual({ url, tier: 'staging' })
  expect(scene.statuses()).toEqual(['success'])
})

describe('trouble with them', () => {
  it.concurrent('is a warning, and the success is recorded all the same', async () => {
    const scene = await openScene()
    const body = '{"message":{"external_url":["URI is invalid"]}}'
    scene.gitlab.fault({ kind: 'update environment', do: 'answer', status: 400, body })
    const run = await scene.run({ profile: 'github', with: { 'environment-url': url } })
    expect(scene.statuses()).toEqual(['success'])
    expect(messages(run, 'warning')).toEqual([
      expect.stringMatching(
        /^Could not update the URL or tier of the environment production in GitLab: .*URI is invalid.* The deployment itself was recorded\.$/,
      ),
    ])
  })

  it.concurrent('that passes is none', async () => {
    const scene = await openScene()
    scene.gitlab.fault({ kind: 'update environment', do: 'answer', status: 503 })
    const run = await scene.run({ profile: 'github', with: { 'environment-url': url } })
    expect(shown(scene).url).toBe(url)
    expect(run.annotations).toEqual([])
  })
})
