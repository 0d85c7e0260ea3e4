import type { ProfileName } from '../../sandbox/runner/index.js'
import { useScenes } from '../support/scene.js'

const openScene = useScenes()

/** How jobs really end, as each runner tells an action. */
const ends: [ProfileName, 'success' | 'failure' | 'cancelled', string][] = [
  ['github', 'success', 'success'],
  ['github', 'failure', 'failed'],
  ['github', 'cancelled', 'canceled'],
  ['act', 'success', 'success'],
  ['act', 'failure', 'failed'],
  ['act', 'cancelled', 'canceled'],
  ['gitea', 'success', 'success'],
  ['gitea', 'failure', 'failed'],
  ['gitea', 'cancelled', 'canceled'],
  ['forgejo', 'success', 'success'],
  ['forgejo', 'failure', 'failed'],
  // Forgejo's runner calls a cancel a failure.
  ['forgejo', 'cancelled', 'failed'],
]

it.concurrent.each(ends)('%s, a job that ends in %s: exactly one deployment, %s', async (profile, end, holds) => {
  const scene = await openScene()

  const run = await scene.run({ profile, end })

  const { tip: sha } = scene.history
  expect(scene.held()).toEqual([
    { environment: 'production', sha, ref: 'main', tag: false, history: `running, ${holds}` },
  ])
  // One request where it starts, one at the end.
  expect(scene.sent()).toEqual(['create deployment', 'update deployment'])
  expect(run.stage(profile === 'github' ? 'pre' : 'main').log).toContain('is recorded in GitLab as running')
  expect(run.stage('post').log).toContain(`is recorded in GitLab as ${holds}`)
  expect(run.annotations).toEqual([])
  expect(run.stages.map(({ exitCode }) => exitCode)).toEqual([0, 0, 0])
})

describe('a step before the action fails', () => {
  const before = [{ run: 'exit 1' }]

  it.concurrent('on GitHub, where the start is recorded by then: failed', async () => {
    const scene = await openScene()
    const run = await scene.run({ profile: 'github', before })
    expect(scene.statuses()).toEqual(['failed'])
    expect(run.stages.map(({ stage }) => stage)).toEqual(['pre', 'post'])
  })

  it.concurrent.each(['act', 'gitea', 'forgejo'] as const)(
    'on %s, which would run no post: nothing',
    async (profile) => {
      const scene = await openScene()
      const run = await scene.run({ profile, before })
      expect(scene.gitlab.requests).toEqual([])
      expect(run.stages.map(({ stage }) => stage)).toEqual(['pre'])
      expect(run.log).toContain(
        'The start will be recorded when the job reaches this step, because this runner cannot report a failure before it.',
      )
    },
  )

  it.concurrent.each(['github', 'act', 'gitea', 'forgejo'] as const)(
    'with if: always() on %s: failed',
    async (profile) => {
      const scene = await openScene()
      const run = await scene.run({ profile, before, step: { if: 'always()' } })
      expect(scene.held().map(({ history }) => history)).toEqual(['running, failed'])
      expect(run.outcome).toBe('success')
    },
  )
})

it.concurrent('continue-on-error of another step leaves the job a success', async () => {
  const scene = await openScene()
  await scene.run({ profile: 'github', after: [{ run: 'exit 1', 'continue-on-error': true }] })
  expect(scene.statuses()).toEqual(['success'])
})

it.concurrent('the outcome of the step that deploys, where status names it', async () => {
  const scene = await openScene()
  await scene.run({
    profile: 'github',
    with: { status: '${{ steps.ship.outcome || job.status }}' },
    after: [{ id: 'ship', run: 'exit 1', 'continue-on-error': true }],
  })
  expect(scene.statuses()).toEqual(['failed'])
})

describe('cancelled while the start is still on its way', () => {
  it.concurrent.each(['github', 'act', 'gitea', 'forgejo'] as const)(
    'on %s: one deployment, closed',
    async (profile) => {
      const scene = await openScene()
      scene.gitlab.fault({ kind: 'create deployment', do: 'process late', ms: 0 })
      const run = await scene.run({
        profile,
        with: { 'start-at': 'main' },
        onProcess: ({ stage, run: control }) => {
          if (stage !== 'main') return
          const timer = setInterval(() => {
            if (scene.project.deployments.length === 0) return
            clearInterval(timer)
            control.cancel()
          }, 5)
        },
      })
      expect(scene.held().map(({ history }) => history)).toEqual([
        profile === 'forgejo' ? 'running, failed' : 'running, canceled',
      ])
      expect(run.summary).toContain('its answer was lost')
    },
  )
})
