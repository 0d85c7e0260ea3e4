import { hurry } from '../support/hurry.js'
import { messages } from '../support/run.js'
import { useScenes } from '../support/scene.js'

const openScene = useScenes()
const everywhere = ['github', 'act', 'gitea', 'forgejo'] as const
const fail = { 'on-error': 'fail' }
const busy = { do: 'answer', status: 429, headers: { 'retry-after': '3600' } } as const

describe('on-error: fail', () => {
  it.concurrent.each(everywhere)(
    'fails main before anything is deployed on %s, and post records nothing',
    async (profile) => {
      const scene = await openScene()
      scene.gitlab.fault({ kind: 'create deployment', times: Infinity, ...busy })
      const run = await scene.run({
        profile,
        with: fail,
        after: [{ run: 'echo deployed' }],
        beforeStage: ({ stage }) => {
          if (stage === 'post') scene.gitlab.clearFaults()
        },
      })
      expect(run.stages.map(({ stage, exitCode }) => [stage, exitCode])).toEqual([
        ['pre', 0],
        ['main', 1],
        ['post', 0],
      ])
      expect(messages(run, 'error')).toEqual([
        expect.stringMatching(
          /^Could not record the start of the deployment of .{8} to production in GitLab \(on-error: fail\): /,
        ),
      ])
      expect(run.log).not.toMatch(/^deployed$/m)
      expect(scene.statuses()).toEqual([])
      expect(run.outputs).toEqual({})
    },
  )

  it.concurrent('a start that pre could not record and main can is no failure', async () => {
    const scene = await openScene()
    scene.gitlab.fault({ kind: 'create deployment', ...busy })
    const run = await scene.run({ profile: 'github', with: fail })
    expect(messages(run, 'warning')).toEqual([
      expect.stringMatching(
        /^Could not record the start of .* The action tries again when the job reaches this step, and fails there if it cannot\.$/,
      ),
    ])
    expect(run.conclusion).toBe('success')
    expect(scene.held()).toMatchObject([{ history: 'running, success' }])
  })

  it.concurrent('a record that appears after main has given up is closed', async () => {
    const scene = await openScene()
    scene.gitlab.fault({ kind: 'create deployment', do: 'hang' })
    const run = await scene.run({
      ...{ profile: 'act', with: fail, env: hurry({ main: 20, post: 5 }) },
      beforeStage: ({ stage }) => {
        const { tip: sha } = scene.history
        if (stage === 'post') scene.project.seedDeployment({ environment: 'production', sha, status: 'running' })
      },
    })
    expect(run.stage('main').exitCode).toBe(1)
    expect(scene.statuses()).toEqual(['canceled'])
  })

  it.concurrent.each(everywhere)('an end that is not recorded fails post on %s', async (profile) => {
    const scene = await openScene()
    const run = await scene.run({
      profile,
      with: fail,
      beforeStage: ({ stage }) => {
        scene.project.settings.archived = stage === 'post'
      },
    })
    expect(run.stage('post').exitCode).toBe(1)
    expect(messages(run, 'error')).toEqual([
      expect.stringMatching(
        /^Could not record the end of the deployment of .{8} to production\. GitLab still shows #1 as running: .* is archived/,
      ),
    ])
    // Forgejo's runner shows such a job as a success.
    expect(run.conclusion).toBe(profile === 'forgejo' ? 'success' : 'failure')
  })

  it.concurrent('a commit that a mirror brings while main waits', async () => {
    const scene = await openScene({ pushed: [] })
    const arrives = setInterval(() => {
      if (scene.requests('show commit').length < 2) return
      clearInterval(arrives)
      void scene.push()
    }, 5)
    const run = await scene.run({ profile: 'act', with: fail, env: hurry({ main: 4 }) })
    clearInterval(arrives)
    expect(run.conclusion).toBe('success')
    expect(run.stage('main').log).toContain('is recorded in GitLab as running')
    expect(scene.held()).toMatchObject([{ history: 'running, success' }])
  })

  it.concurrent('a commit that no mirror brings', async () => {
    const scene = await openScene({ pushed: [] })
    const run = await scene.run({
      profile: 'act',
      with: { ...fail, 'commit-wait-seconds': '4' },
      env: hurry({ main: 4 }),
    })
    expect(run.stage('main').exitCode).toBe(1)
    expect(messages(run, 'error')).toHaveLength(1)
    expect(scene.requests('show commit').length).toBeGreaterThan(1)
    expect(scene.statuses()).toEqual([])
  })
})

it.concurrent('on-error: warn never fails the job', async () => {
  const scene = await openScene({ token: { revoked: true } })
  const run = await scene.run({ profile: 'github', with: { 'on-error': 'warn' } })
  expect(run.stages.map(({ exitCode }) => exitCode)).toEqual([0, 0, 0])
  expect(run.conclusion).toBe('success')
})
