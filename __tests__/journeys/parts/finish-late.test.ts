import { hurry } from '../../support/hurry.js'
import { once } from '../../support/once.js'
import { runPart } from '../../support/parts.js'
import { messages } from '../../support/run.js'
import { useScenes } from '../../support/scene.js'

const openScene = useScenes()

describe('no running deployment is found', () => {
  it.concurrent.each([
    ['success', 'success'],
    ['failure', 'failed'],
    ['cancelled', 'canceled'],
    ['skipped', 'canceled'],
  ])('a late record in two requests that ends as %s', async (word, status) => {
    const scene = await openScene()
    // GitLab would give this one back for a success that is posted.
    const { tip: sha } = scene.history
    scene.project.seedDeployment({ environment: 'production', sha, ref: 'main', status: 'success' })
    const run = await runPart(scene, 'finish', { with: { status: word } })
    expect(scene.held().map(({ history }) => history)).toEqual(['success', `running, ${status}`])
    expect(run.outputs).toMatchObject({ tracking: 'recorded', 'deployment-iid': '2' })
    expect(run.annotations).toEqual([])
    expect(scene.sent()).toEqual(['list deployments', 'create deployment', 'update deployment'])
  })

  it.concurrent('a commit that a mirror brings in time is waited for', async () => {
    const scene = await openScene({ pushed: [] })
    once(
      () => scene.requests('show commit').length >= 2,
      () => scene.push(),
    )
    const run = await runPart(scene, 'finish', { with: { status: 'success', 'commit-wait-seconds': '20' } })
    expect(scene.held()).toMatchObject([{ history: 'running, success' }])
    expect(run.log).toMatch(/Waiting for the (commit|branch or tag) \S+ to reach GitLab\./)
    expect(run.annotations).toEqual([])
  })

  it.concurrent('a commit that does not come: one warning, and nothing is recorded', async () => {
    const scene = await openScene({ pushed: [] })
    const run = await runPart(scene, 'finish', { with: { status: 'success', 'commit-wait-seconds': '0' } })
    expect(scene.held()).toEqual([])
    expect(messages(run, 'warning')).toEqual([
      expect.stringMatching(
        /^Could not record the deployment of .{8} to production in GitLab: GitLab does not have the /,
      ),
    ])
    expect(run.outputs).toMatchObject({ tracking: 'deferred', 'deployment-id': '' })
    expect(run.conclusion).toBe('success')
    expect(run.summary).toContain(scene.history.tip)
  })

  it.concurrent('GitLab is asked to pull its mirror', async () => {
    const scene = await openScene({ pushed: [], token: { role: 'maintainer' } })
    scene.project.settings.mirror = { paused: false, onPull: () => scene.push() }
    await runPart(scene, 'finish', { with: { status: 'success', 'pull-mirror': 'true' } })
    expect(scene.project.mirrorPulls).toBe(1)
    expect(scene.held()).toMatchObject([{ history: 'running, success' }])
  })
})

describe.each([
  ['warn', 'warning', 0, 'success'],
  ['fail', 'error', 1, 'failure'],
] as const)('on-error: %s', (onError, level, exitCode, conclusion) => {
  it.concurrent('GitLab cannot be reached', async () => {
    const scene = await openScene()
    await scene.gitlab.stopListening()
    const run = await runPart(scene, 'finish', {
      with: { 'deployment-id': '4001', status: 'success', 'on-error': onError },
      env: hurry({ finish: 80 }),
    })
    expect(run.annotations).toHaveLength(1)
    expect(messages(run, level)).toEqual([
      expect.stringMatching(/^Could not record the deployment of .* in GitLab: .* could not be reached/),
    ])
    expect(run.stage('main').exitCode).toBe(exitCode)
    expect(run.conclusion).toBe(conclusion)
    expect(run.outputs).toMatchObject({ tracking: 'deferred' })
  })

  it.concurrent('a token without the scope: the cause is named', async () => {
    const scene = await openScene({ token: { scopes: ['read_api'] } })
    const { tip: sha } = scene.history
    const { id } = scene.project.seedDeployment({ environment: 'production', sha, status: 'running' })
    const run = await runPart(scene, 'finish', {
      with: { 'deployment-id': String(id), status: 'success', 'on-error': onError },
    })
    expect(messages(run, level)).toEqual([
      expect.stringMatching(
        /^Could not record the end of the deployment .*\. GitLab still shows #1 as running: .*The token has the scope read_api and needs api/,
      ),
    ])
    expect(run.stage('main').exitCode).toBe(exitCode)
    expect(scene.statuses()).toEqual(['running'])
  })
})
