import { hurry } from '../support/hurry.js'
import { messages } from '../support/run.js'
import { useScenes, type Scene } from '../support/scene.js'

const openScene = useScenes()
const everywhere = ['github', 'act', 'gitea', 'forgejo'] as const
const busy = { do: 'answer', status: 429, headers: { 'retry-after': '3600' } } as const

/** GitLab creates nothing before the end of the job. */
function deferStart({ gitlab }: Scene) {
  gitlab.fault({ kind: 'create deployment', times: Infinity, ...busy })
  return {
    beforeStage: ({ stage }: { stage: string }) => {
      if (stage === 'post') gitlab.clearFaults()
    },
  }
}

describe('GitLab is down at the start and back at the end', () => {
  it.concurrent.each(everywhere)('the record is made good in two requests on %s', async (profile) => {
    const scene = await openScene()
    await scene.gitlab.stopListening()
    const run = await scene.run({
      profile,
      env: hurry({ pre: 40, main: 40 }),
      beforeStage: async ({ stage }) => {
        if (stage === 'post') await scene.gitlab.listenAgain()
      },
    })
    expect(scene.held()).toMatchObject([{ history: 'running, success' }])
    expect(scene.sent()).toEqual(['create deployment', 'update deployment'])
    expect(run.outputs).toMatchObject({ tracking: 'deferred', 'deployment-id': '', 'web-url': '' })
    // However many stages met the trouble.
    expect(messages(run, 'warning')).toEqual([
      expect.stringMatching(
        /^Could not record the start of the deployment of .{8} to production in GitLab: .* could not be reached: .*\. Your deployment continues; the action tries again when the job ends\.$/,
      ),
    ])
    expect(run.conclusion).toBe('success')
    expect(run.summary).toContain('the start could only be recorded at the end of the job')
  })

  it.concurrent('and down still: one more warning, with all that a person needs in the summary', async () => {
    const scene = await openScene()
    await scene.gitlab.stopListening()
    const run = await scene.run({ profile: 'github', env: hurry({ pre: 80, main: 80, post: 80 }) })
    expect(messages(run, 'warning')).toEqual([
      expect.stringMatching(/^Could not record the start of the /),
      expect.stringMatching(
        /^Could not record the deployment of .{8} to production in GitLab: .* could not be reached/,
      ),
    ])
    expect(run.conclusion).toBe('success')
    expect(run.summary).toContain(scene.history.tip)
    expect(run.summary).toContain('not recorded in GitLab (should be success)')
  })
})

it.concurrent(
  'the same commit was deployed before: GitLab would give that record for a success that is posted',
  async () => {
    const scene = await openScene()
    const { tip: sha } = scene.history
    const old = scene.project.seedDeployment({ environment: 'production', sha, ref: 'main', status: 'success' })
    const run = await scene.run({ profile: 'github', ...deferStart(scene) })
    expect(scene.held().map(({ history }) => history)).toEqual(['success', 'running, success'])
    expect(scene.project.deployments[0]).toEqual(old)
    expect(run.log).toContain('Deployment #2 of')
  },
)

it.concurrent('a merge request that the late record includes is linked to it', async () => {
  const scene = await openScene()
  const { earlier, tip: mergeCommitSha } = scene.history
  scene.project.seedDeployment({ environment: 'production', sha: earlier, ref: 'main', status: 'success' })
  scene.project.seedMergeRequest({
    ...{ title: 'A feature', sourceBranch: 'feature', targetBranch: 'main' },
    ...{ mergeCommitSha, mergedAt: new Date() },
  })
  await scene.run({ profile: 'github', ...deferStart(scene) })
  expect(scene.project.deployments[1]?.mergeRequests).toEqual([1])
})

describe('refused at the start', () => {
  it.concurrent.each([
    ['a revoked token', { revoked: true }, {}, /The token was revoked\. Create a new one/],
    ['an expired token', { expiresAt: '2020-01-01' }, {}, /The token has expired\. Create a new one/],
    ['a token with another scope', { scopes: ['read_api'] }, {}, /The token has the scope read_api and needs api/],
    ['a token of a Reporter', { role: 'reporter' }, {}, /The token's role in group\/app is below Developer/],
    ['a token of another project', { role: 'none' }, {}, /There is no project group\/app that this token can see/],
    ['CI/CD switched off', {}, { cicdEnabled: false }, /CI\/CD is switched off in the project group\/app/],
    ['Environments switched off', {}, { environmentsEnabled: false }, /Environments is switched off in the project/],
    ['an archived project', {}, { archived: true }, /The project group\/app is archived/],
  ] as const)('%s: the cause is named before the deployment, and the job goes on', async (_, token, project, cause) => {
    const scene = await openScene({ token, project })
    const run = await scene.run({ profile: 'act', end: 'failure' })
    const [atStart, atEnd, ...more] = messages(run, 'warning')
    expect(atStart).toMatch(/^Could not record the start of the deployment of .{8} to production in GitLab: /)
    expect(atStart).toMatch(cause)
    expect(atEnd).toMatch(/^Could not record the deployment of .{8} to production in GitLab: /)
    expect(atEnd).toMatch(cause)
    expect(more).toEqual([])
    expect(scene.statuses()).toEqual([])
    expect(run.outcome).toBe('success')
  })

  it.concurrent('a protected environment', async () => {
    const scene = await openScene()
    scene.project.protectEnvironment('production', 'maintainer')
    const run = await scene.run({ profile: 'github' })
    expect(messages(run, 'warning')).toHaveLength(2)
    expect(messages(run, 'warning')[0]).toMatch(/the environment production is probably protected/)
  })

  it.concurrent('a moved project', async () => {
    const scene = await openScene()
    scene.project.moveTo('group/renamed')
    const run = await scene.run({ profile: 'github' })
    expect(messages(run, 'warning')[0]).toMatch(
      /The project group\/app has moved\. Put its new path, or its id \d+, into the input project/,
    )
  })

  it.concurrent('mended before the end: recorded late', async () => {
    const scene = await openScene()
    const run = await scene.run({
      profile: 'github',
      beforeStage: ({ stage }) => {
        scene.project.settings.archived = stage !== 'post'
      },
    })
    expect(scene.held()).toMatchObject([{ history: 'running, success' }])
    expect(messages(run, 'warning')).toEqual([expect.stringContaining('is archived')])
  })
})

it.concurrent('trouble that a retry mends is not worth a word', async () => {
  const scene = await openScene()
  scene.gitlab.fault({ kind: 'create deployment', do: 'answer', status: 429 })
  scene.gitlab.fault({ kind: 'update deployment', do: 'answer', status: 503 })
  const run = await scene.run({ profile: 'github' })
  expect(scene.held()).toMatchObject([{ history: 'running, success' }])
  expect(run.annotations).toEqual([])
})

it.concurrent('the end is refused: one warning that says what GitLab shows', async () => {
  const scene = await openScene()
  const run = await scene.run({
    profile: 'github',
    beforeStage: ({ stage }) => {
      scene.project.settings.archived = stage === 'post'
    },
  })
  expect(scene.statuses()).toEqual(['running'])
  expect(messages(run, 'warning')).toEqual([
    expect.stringMatching(/^Could not record the end of the .*\. GitLab still shows #1 as running: .*archived/),
  ])
  expect(run.conclusion).toBe('success')
})
