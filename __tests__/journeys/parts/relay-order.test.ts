import { relayed } from '../../support/deployment-status.js'
import { once } from '../../support/once.js'
import { runPart } from '../../support/parts.js'
import { messages, type Run } from '../../support/run.js'
import { useScenes, type Scene } from '../../support/scene.js'

const openScene = useScenes()
const hour = 3_600_000

/** Reports of one deployment, each a run of its own, one after the other. */
async function relayAll(scene: Scene, states: string[], createdAt = new Date()): Promise<void> {
  for (const state of states) await runPart(scene, ...relayed(scene, { state, createdAt }))
}

it.concurrent.each([
  [['queued', 'in_progress', 'success'], 'running, success'],
  [['in_progress', 'failure', 'queued'], 'running, failed'],
  [['success', 'in_progress', 'pending'], 'running, success'],
  [['success', 'success', 'inactive'], 'running, success'],
  [['in_progress', 'in_progress'], 'running'],
  [['failure', 'success'], 'running, failed, success'],
])('%j: one record, and it is %s', async (states, history) => {
  const scene = await openScene()
  await relayAll(scene, states)
  expect(scene.held()).toMatchObject([{ history }])
})

it.concurrent('a late report of a run reopens nothing, and says what GitLab holds', async () => {
  const scene = await openScene()
  await relayAll(scene, ['success'])
  scene.gitlab.clearRequests()
  const run = await runPart(scene, ...relayed(scene, { state: 'in_progress' }))
  expect(run.log).toMatch(/GitLab already has this deployment of .{8} to production: #1, success\./)
  expect(scene.sent()).toEqual(['list deployments'])
  expect(run.outputs).toMatchObject({ tracking: 'recorded', 'deployment-iid': '1' })
})

it.concurrent('a success that is repeated late does not bring back an older address', async () => {
  const scene = await openScene()
  const { earlier } = scene.history
  const old = { state: 'success', sha: earlier, url: 'https://old.example.com' }
  await runPart(scene, ...relayed(scene, old))
  await runPart(scene, ...relayed(scene, { state: 'success', url: 'https://new.example.com' }))
  await runPart(scene, ...relayed(scene, old))
  expect(scene.project.environments).toMatchObject([{ externalUrl: 'https://new.example.com' }])
  expect(scene.statuses()).toEqual(['success', 'success'])
})

it.concurrent('the same commit once more is a record of its own', async () => {
  const scene = await openScene()
  const { tip: sha } = scene.history
  const before = new Date(Date.now() - hour)
  scene.project.seedDeployment({ environment: 'production', sha, ref: 'main', status: 'success', createdAt: before })
  await relayAll(scene, ['in_progress', 'success'])
  expect(scene.held().map(({ history }) => history)).toEqual(['success', 'running, success'])
})

it.concurrent('the same commit 20 s after it failed is a record of its own', async () => {
  const scene = await openScene()
  const { tip: sha } = scene.history
  const createdAt = new Date()
  const before = (seconds: number) => new Date(createdAt.getTime() - seconds * 1_000)
  scene.project.seedDeployment({
    ...{ environment: 'production', sha, ref: 'main', status: 'failed' },
    ...{ createdAt: before(40), updatedAt: before(20), finishedAt: before(20) },
  })
  await relayAll(scene, ['in_progress', 'success'], createdAt)
  expect(scene.held().map(({ history }) => history)).toEqual(['failed', 'running, success'])
})

it.concurrent('GitHub’s clock may be a minute ahead of GitLab’s, and no more', async () => {
  const scene = await openScene()
  await relayAll(scene, ['in_progress'])
  await relayAll(scene, ['success'], new Date(Date.now() + 45_000))
  expect(scene.held()).toMatchObject([{ history: 'running, success' }])
  await relayAll(scene, ['success'], new Date(Date.now() + 2 * 60_000))
  expect(scene.held()).toMatchObject([{ history: 'running, success' }, { history: 'running, success' }])
})

it.concurrent('other environments, other commits and what GitLab CI made are no pair', async () => {
  const scene = await openScene()
  const { tip: sha, earlier } = scene.history
  const { project } = scene
  project.seedDeployment({ environment: 'staging', sha, status: 'running' })
  project.seedDeployment({ environment: 'production', sha: earlier, status: 'running' })
  project.seedDeployment({ environment: 'production', sha, status: 'running', deployable: { id: 1, name: 'deploy' } })
  await relayAll(scene, ['success'])
  expect(scene.held().map(({ history }) => history)).toEqual(['running', 'running', 'running', 'running, success'])
})

it.concurrent('the pair is found behind more than a page of newer ones', async () => {
  const scene = await openScene()
  const { tip: sha, earlier } = scene.history
  await relayAll(scene, ['in_progress'])
  for (let left = 120; left > 0; left -= 1)
    scene.project.seedDeployment({ environment: 'production', sha: earlier, status: 'running' })
  scene.gitlab.clearRequests()
  await relayAll(scene, ['success'])
  expect(scene.held()[0]).toMatchObject({ sha, history: 'running, success' })
  expect(scene.statuses()).toHaveLength(121)
  expect(scene.requests('list deployments')).toHaveLength(3)
})

describe('two reports at the same moment', () => {
  /** Runs them so that neither sees what the other one makes before it makes one itself. */
  async function relayTogether(scene: Scene, states: [string, string]): Promise<Run[]> {
    let waiting = 0
    let go: () => void
    const together = new Promise<void>((resolve) => (go = resolve))
    const beforeStage = () => {
      waiting += 1
      if (waiting === states.length) go()
      return together
    }
    // The first one's second look must not come before the other one's first, however slow the machine is: until both have
    // looked, nothing is created.
    scene.gitlab.fault({ kind: 'list deployments', times: 2, do: 'answer', status: 200, body: '[]' })
    scene.gitlab.fault({ kind: 'create deployment', times: Infinity, do: 'answer', status: 429 })
    once(
      () => scene.requests('list deployments').filter(({ status }) => status === 200).length >= states.length,
      () => {
        scene.gitlab.clearFaults()
      },
    )
    return Promise.all(
      states.map((state) => {
        const [part, play] = relayed(scene, { state })
        return runPart(scene, part, { ...play, beforeStage })
      }),
    )
  }

  it.concurrent('of a run and of its success: the lower id stays, with the success', async () => {
    const scene = await openScene()
    const runs = await relayTogether(scene, ['in_progress', 'success'])
    expect(scene.held()).toMatchObject([{ history: 'running, success' }, { history: 'running, canceled' }])
    expect(runs.map(({ outputs }) => outputs['deployment-iid'])).toEqual(['1', '1'])
    expect(runs.map(({ log }) => log).join('\n')).toContain(
      'Another report was recorded at the same moment as #1, so #2 is closed as canceled.',
    )
    expect(runs.flatMap(({ annotations }) => annotations)).toEqual([])
  })

  it.concurrent('both of a run: the lower id goes on running', async () => {
    const scene = await openScene()
    await relayTogether(scene, ['queued', 'in_progress'])
    expect(scene.statuses()).toEqual(['running', 'canceled'])
    await relayAll(scene, ['success'])
    expect(scene.statuses()).toEqual(['success', 'canceled'])
  })

  it.concurrent('where the second look fails, a warning says so', async () => {
    const scene = await openScene()
    scene.gitlab.fault({ kind: 'list deployments', nth: 2, do: 'answer', status: 403 })
    const run = await runPart(scene, ...relayed(scene, { state: 'in_progress' }))
    expect(scene.statuses()).toEqual(['running'])
    expect(messages(run, 'warning')).toEqual([
      expect.stringMatching(
        /^Could not rule out that #1 is a duplicate record of the deployment of .{8} to production in GitLab: GitLab answered 403\.$/,
      ),
    ])
  })
})
