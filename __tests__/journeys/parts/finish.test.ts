import { runPart } from '../../support/parts.js'
import { messages } from '../../support/run.js'
import { useScenes, type Scene } from '../../support/scene.js'
import type { DeploymentStatus, SeedDeployment } from '../../../sandbox/gitlab/index.js'

const openScene = useScenes()

function seed({ project, history }: Scene, status: DeploymentStatus, more: Partial<SeedDeployment> = {}) {
  return project.seedDeployment({ environment: 'production', sha: history.tip, ref: 'main', status, ...more })
}

describe('by id', () => {
  it.concurrent('alone: environment and commit are the record’s own, whatever the event says', async () => {
    const scene = await openScene()
    const { id, iid } = seed(scene, 'running', { environment: 'review/7', sha: scene.history.feature, ref: 'feature' })
    const run = await runPart(scene, 'finish', {
      with: { environment: undefined, 'deployment-id': String(id), status: 'success' },
    })
    expect(scene.held()).toMatchObject([{ history: 'running, success' }])
    expect(run.outputs).toEqual({
      tracking: 'recorded',
      'deployment-id': String(id),
      'deployment-iid': String(iid),
      'environment-id': String(scene.project.environments[0]?.id),
      'environment-slug': scene.project.environments[0]?.slug,
      'web-url': `${scene.gitlab.url}/group/app/-/environments/${String(scene.project.environments[0]?.id)}`,
    })
    expect(run.log).toContain(
      `Deployment #1 of ${scene.history.feature.slice(0, 8)} (feature) to review/7 is recorded in GitLab as success`,
    )
    expect(run.annotations).toEqual([])
  })

  it.concurrent.each([
    ['FAILED', 'failed'],
    ['Canceled', 'canceled'],
    ['skipped', 'canceled'],
  ] as const)('with the word %s, already %s: it is fine, and no status is sent', async (word, status) => {
    const scene = await openScene()
    const { id } = seed(scene, status)
    const run = await runPart(scene, 'finish', {
      with: { 'deployment-id': String(id), status: word, 'environment-url': 'https://app.example.com' },
    })
    expect(run.log).toContain(`to production is already recorded in GitLab as ${status}`)
    expect(run.annotations).toEqual([])
    expect(run.outputs).toMatchObject({ tracking: 'recorded', 'deployment-id': String(id) })
    expect(scene.sent()).toEqual(['show deployment'])
  })

  it.concurrent('already success: an address that is not set yet is, and nothing else is sent', async () => {
    const scene = await openScene()
    const { id } = seed(scene, 'success')
    const again = { 'deployment-id': String(id), status: 'success', 'environment-url': 'https://app.example.com' }
    const run = await runPart(scene, 'finish', { with: again })
    expect(run.log).toContain('to production is already recorded in GitLab as success')
    expect(run.annotations).toEqual([])
    expect(run.outputs).toMatchObject({ tracking: 'recorded', 'deployment-id': String(id) })
    expect(scene.sent()).toEqual(['show deployment', 'update environment'])
    expect(scene.requests('update environment').map(({ body }) => body)).toEqual([
      { external_url: 'https://app.example.com' },
    ])
    expect(scene.project.environments).toMatchObject([{ externalUrl: 'https://app.example.com' }])
    expect(scene.held()).toMatchObject([{ history: 'success' }])
    scene.gitlab.clearRequests()
    await runPart(scene, 'finish', { with: again })
    expect(scene.sent()).toEqual(['show deployment'])
  })

  it.concurrent.each([
    ['success', 'failure', 'failed'],
    ['failed', 'success', 'success'],
    ['canceled', 'success', 'success'],
  ] as const)('already %s, now %s: it is corrected, and that is said', async (before, word, after) => {
    const scene = await openScene()
    const { id } = seed(scene, before)
    const run = await runPart(scene, 'finish', { with: { 'deployment-id': String(id), status: word } })
    expect(scene.held()).toMatchObject([{ history: `${before}, ${after}` }])
    expect(run.log).toContain(`Deployment #1 is ${before} in GitLab so far. Correcting it to ${after}.`)
    expect(run.annotations).toEqual([])
  })

  it.concurrent('of a GitLab CI job: it is left alone', async () => {
    const scene = await openScene()
    const { id } = seed(scene, 'running', { deployable: { id: 1, name: 'deploy' } })
    const run = await runPart(scene, 'finish', { with: { 'deployment-id': String(id), status: 'success' } })
    expect(scene.held()).toMatchObject([{ history: 'running' }])
    expect(scene.sent()).toEqual(['show deployment'])
    expect(messages(run, 'warning')).toEqual([
      expect.stringMatching(
        /^Could not record .* in GitLab: deployment \d+ belongs to a GitLab CI job, and only that job/,
      ),
    ])
    expect(run.outputs).toMatchObject({ tracking: 'deferred', 'deployment-id': '' })
  })

  it.concurrent('of another environment than the input says: a mistake that is not recorded', async () => {
    const scene = await openScene()
    const { id } = seed(scene, 'running', { environment: 'staging' })
    const run = await runPart(scene, 'finish', { with: { 'deployment-id': String(id), status: 'success' } })
    expect(scene.held()).toMatchObject([{ history: 'running' }])
    expect(messages(run, 'warning')).toEqual([
      expect.stringContaining('is one to staging, and the input environment says production'),
    ])
  })

  it.concurrent('of a record that is gone: it is made anew from environment and commit', async () => {
    const scene = await openScene()
    const run = await runPart(scene, 'finish', { with: { 'deployment-id': '4711', status: 'failure' } })
    expect(scene.held()).toMatchObject([{ environment: 'production', ref: 'main', history: 'running, failed' }])
    expect(run.outputs).toMatchObject({ tracking: 'recorded' })
    expect(run.annotations).toEqual([])
  })

  it.concurrent('of a record that is gone, and nothing else given: one warning says what it takes', async () => {
    const scene = await openScene()
    const run = await runPart(scene, 'finish', {
      with: { environment: undefined, 'deployment-id': '4711', status: 'success' },
    })
    expect(scene.held()).toEqual([])
    expect(messages(run, 'warning')).toEqual([
      `Could not record the deployment of ${scene.history.tip.slice(0, 8)} in GitLab: the deployment with this deployment-id is no longer in GitLab. To record it anew, this step needs environment, sha and ref.`,
    ])
    expect(run.outputs).toMatchObject({ tracking: 'deferred' })
  })
})

describe('without an id', () => {
  it.concurrent('the newest running one of the environment and commit is meant', async () => {
    const scene = await openScene()
    const { earlier: sha } = scene.history
    seed(scene, 'running')
    seed(scene, 'running')
    seed(scene, 'success')
    seed(scene, 'running', { sha })
    seed(scene, 'running', { environment: 'staging' })
    seed(scene, 'running', { deployable: { id: 1, name: 'deploy' } })
    const run = await runPart(scene, 'finish', { with: { status: 'success' } })
    expect(scene.statuses()).toEqual(['running', 'success', 'success', 'running', 'running', 'running'])
    expect(run.outputs['deployment-iid']).toBe('2')
    expect(scene.sent()).toEqual(['list deployments', 'update deployment'])
  })

  it.concurrent('it is found behind more than a page of others', async () => {
    const scene = await openScene()
    const { earlier: sha } = scene.history
    seed(scene, 'running')
    for (let left = 230; left > 0; left -= 1) seed(scene, 'running', { sha })
    await runPart(scene, 'finish', { with: { status: 'success' } })
    expect(scene.project.deployments.flatMap(({ iid, status }) => (status === 'success' ? [iid] : []))).toEqual([1])
    expect(scene.requests('list deployments')).toHaveLength(5)
  })
})

describe('address and tier of the environment', () => {
  const inputs = { 'environment-url': 'https://app.example.com', 'environment-tier': 'staging' }

  it.concurrent('are set before a success', async () => {
    const scene = await openScene()
    const { id } = seed(scene, 'running')
    await runPart(scene, 'finish', { with: { ...inputs, 'deployment-id': String(id), status: 'success' } })
    expect(scene.project.environments).toMatchObject([{ externalUrl: 'https://app.example.com', tier: 'staging' }])
    expect(scene.sent()).toEqual(['show deployment', 'update environment', 'update deployment'])
  })

  it.concurrent.each(['failure', 'cancelled'])('stay as they are at a %s', async (status) => {
    const scene = await openScene()
    const { id } = seed(scene, 'running')
    await runPart(scene, 'finish', { with: { ...inputs, 'deployment-id': String(id), status } })
    expect(scene.project.environments).toMatchObject([{ externalUrl: null, tier: 'production' }])
    expect(scene.requests('update environment')).toEqual([])
  })
})
