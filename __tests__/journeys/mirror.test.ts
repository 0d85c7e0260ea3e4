import { hurry } from '../support/hurry.js'
import { once } from '../support/once.js'
import { messages } from '../support/run.js'
import { useScenes } from '../support/scene.js'

const openScene = useScenes()
const everywhere = ['github', 'act', 'gitea', 'forgejo'] as const
const premium = { project: { mirror: { paused: false } }, token: { role: 'maintainer' }, pushed: [] } as const

describe('a commit that a mirror has not brought yet', () => {
  it.concurrent.each(everywhere)('and that is there at the end on %s: not a word of warning', async (profile) => {
    const scene = await openScene({ pushed: [] })
    const run = await scene.run({
      profile,
      beforeStage: async ({ stage }) => {
        if (stage === 'post') await scene.push()
      },
    })
    expect(scene.held()).toMatchObject([{ sha: scene.history.tip, ref: 'main', history: 'running, success' }])
    expect(run.annotations).toEqual([])
    expect(run.stage('main').log).toMatch(
      /^The start of the deployment of .{8} to production is not recorded yet, because the .*main has not reached GitLab\. Your deployment continues; the action tries again when the job ends\.$/m,
    )
    expect(run.outputs.tracking).toBe('deferred')
  })

  it.concurrent('and whose branch GitLab knows', async () => {
    const scene = await openScene({ pushed: ['feature:refs/heads/main'] })
    const run = await scene.run({
      profile: 'github',
      beforeStage: async ({ stage }) => {
        if (stage === 'post') await scene.push('main:refs/heads/other')
      },
    })
    expect(run.stage('pre').log).toContain(`because the commit ${scene.history.tip} has not reached GitLab.`)
    expect(scene.held()).toMatchObject([{ history: 'running, success' }])
  })

  it.concurrent('is waited for at the end', async () => {
    const scene = await openScene({ pushed: [] })
    const arrives = setInterval(() => {
      if (scene.requests('show commit').length < 3) return
      clearInterval(arrives)
      void scene.push()
    }, 5)
    const run = await scene.run({ profile: 'github', end: 'failure', env: hurry({ post: 4 }) })
    clearInterval(arrives)
    expect(scene.held()).toMatchObject([{ history: 'running, failed' }])
    expect(run.annotations).toEqual([])
    expect(run.stage('post').log).toMatch(/^Waiting for the .*main to reach GitLab\.$/m)
    expect(run.summary).toMatch(/waited \d+ s for the commit to reach GitLab/)
  })

  it.concurrent('and that never comes: one warning at the end', async () => {
    const scene = await openScene({ pushed: [] })
    const run = await scene.run({ profile: 'github', with: { 'commit-wait-seconds': '5' }, env: hurry({ post: 4 }) })
    expect(messages(run, 'warning')).toEqual([
      expect.stringMatching(
        /^Could not record the deployment of .* in GitLab: GitLab does not have the .*main\. .*mirror/,
      ),
    ])
    expect(run.conclusion).toBe('success')
    expect(scene.statuses()).toEqual([])
    expect(scene.requests('show commit').length).toBeGreaterThan(1)
  })

  it.concurrent('and that comes while GitLab cannot say so: one more request at the end records it', async () => {
    const scene = await openScene({ pushed: [] })
    scene.gitlab.fault({ kind: 'show commit', times: Infinity, do: 'answer', status: 503 })
    once(
      () => scene.requests('show commit').length >= 1,
      () => scene.push(),
    )
    const run = await scene.run({ profile: 'act', with: { 'commit-wait-seconds': '5' }, env: hurry({ post: 4 }) })
    expect(scene.held()).toMatchObject([{ history: 'running, success' }])
    expect(new Set(scene.requests('show commit').map(({ status }) => status))).toEqual(new Set([503]))
    // In main, before the wait at the end, and after it.
    expect(scene.requests('create deployment').map(({ status }) => status)).toEqual([400, 400, 201])
    expect(run.annotations).toEqual([])
    expect(run.summary).not.toContain('for the commit to reach GitLab')
  })

  it.concurrent('commit-wait-seconds: 0 does not wait', async () => {
    const scene = await openScene({ pushed: [] })
    const run = await scene.run({ profile: 'github', with: { 'commit-wait-seconds': '0' } })
    expect(scene.sent()).toEqual(['create deployment', 'create deployment', 'create deployment'])
    expect(messages(run, 'warning')).toHaveLength(1)
  })

  it.concurrent('is not waited for where there is nothing to tell', async () => {
    const scene = await openScene({ pushed: [] })
    const run = await scene.run({ profile: 'github', step: { if: 'false' } })
    expect(scene.sent()).toEqual(['create deployment'])
    expect(run.annotations).toEqual([])
  })
})

describe('pull-mirror', () => {
  it.concurrent('asks once at the start and once at the end, and the pull brings the commit', async () => {
    const scene = await openScene(premium)
    let pulls = 0
    scene.project.settings.mirror = {
      paused: false,
      onPull: async () => {
        pulls += 1
        if (pulls === 2) await scene.push()
      },
    }
    const run = await scene.run({ profile: 'github', with: { 'pull-mirror': 'true' }, env: hurry({ post: 4 }) })
    expect(pulls).toBe(2)
    expect(scene.held()).toMatchObject([{ history: 'running, success' }])
    expect(scene.requests('pull mirror')).toHaveLength(2)
    expect(run.stage('pre').log).toContain('Asked GitLab to update its mirror now.')
    expect(run.stage('main').log).not.toContain('Asked GitLab')
    expect(run.annotations).toEqual([])
  })

  it.concurrent('asks nothing where the commit is there', async () => {
    const scene = await openScene({ ...premium, pushed: ['main'] })
    await scene.run({ profile: 'github', with: { 'pull-mirror': 'true' } })
    expect(scene.sent()).toEqual(['create deployment', 'update deployment'])
  })

  it.concurrent('is not asked unless it is wanted', async () => {
    const scene = await openScene(premium)
    await scene.run({ profile: 'github', with: { 'commit-wait-seconds': '0' } })
    expect(scene.requests('pull mirror')).toEqual([])
  })

  it.concurrent('that is refused is not tried again, and is said in a plain line', async () => {
    const scene = await openScene({ pushed: [] })
    const run = await scene.run({
      profile: 'github',
      with: { 'pull-mirror': 'true' },
      beforeStage: async ({ stage }) => {
        if (stage === 'post') await scene.push()
      },
    })
    expect(scene.requests('pull mirror').map(({ status }) => status)).toEqual([403])
    expect(run.stage('pre').log).toContain('GitLab could not be asked to update its mirror: GitLab answered 403')
    expect(run.annotations).toEqual([])
    expect(scene.statuses()).toEqual(['success'])
  })
})
