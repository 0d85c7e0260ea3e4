import { until } from '../../sandbox/gitlab/support.js'
import { hurry } from '../../support/hurry.js'
import { once } from '../../support/once.js'
import { runPart } from '../../support/parts.js'
import { messages } from '../../support/run.js'
import { useScenes } from '../../support/scene.js'

const openScene = useScenes()
const nothing = {
  'deployment-id': '',
  'deployment-iid': '',
  'environment-id': '',
  'environment-slug': '',
  'web-url': '',
}

describe('recorded', () => {
  it.concurrent('with all outputs, and one request', async () => {
    const scene = await openScene()
    const run = await runPart(scene, 'start')
    const [deployment] = scene.project.deployments
    const [environment] = scene.project.environments
    expect(scene.held()).toMatchObject([{ sha: scene.history.tip, ref: 'main', tag: false, history: 'running' }])
    expect(run.outputs).toEqual({
      tracking: 'recorded',
      'deployment-id': String(deployment?.id),
      'deployment-iid': '1',
      'environment-id': String(environment?.id),
      'environment-slug': 'production',
      'web-url': `${scene.gitlab.url}/group/app/-/environments/${String(environment?.id)}`,
    })
    expect(scene.sent()).toEqual(['create deployment'])
    expect(run.annotations).toEqual([])
    expect(run.stages.map(({ stage }) => stage)).toEqual(['main'])
  })

  it.concurrent('though the answer was lost: found again, not made twice', async () => {
    const scene = await openScene()
    scene.gitlab.fault({ kind: 'create deployment', do: 'process and drop' })
    const run = await runPart(scene, 'start')
    expect(scene.held()).toMatchObject([{ history: 'running' }])
    expect(run.outputs).toMatchObject({ tracking: 'recorded', 'deployment-iid': '1' })
    expect(run.annotations).toEqual([])
  })

  it.concurrent('though the answer came too late: looked for again while time is left', async () => {
    const scene = await openScene()
    scene.gitlab.fault({ kind: 'create deployment', do: 'process late', ms: 3_000 })
    // A request has 2.5 s then, and the last look is taken after 4 s.
    const run = await runPart(scene, 'start', { env: hurry({ start: 4 }) })
    expect(run.outputs).toMatchObject({ tracking: 'recorded', 'deployment-iid': '1' })
    expect(scene.held()).toMatchObject([{ history: 'running' }])
  })

  it.concurrent('with a link to the run on the commit', async () => {
    const scene = await openScene()
    await runPart(scene, 'start', { with: { 'run-link': 'true' } })
    expect(scene.project.commitStatuses).toMatchObject([{ name: 'deploy/production', state: 'running' }])
  })
})

describe('not recorded', () => {
  it.concurrent('GitLab never answers: deferred, without an id, and one warning', async () => {
    const scene = await openScene()
    scene.gitlab.fault({ kind: 'create deployment', times: Infinity, do: 'hang' })
    const run = await runPart(scene, 'start', { env: hurry({ start: 8 }) })
    expect(run.outputs).toEqual({ tracking: 'deferred', ...nothing })
    expect(messages(run, 'warning')).toEqual([
      expect.stringMatching(/did not answer .*\. Your deployment continues; finish\/ will record it\.$/),
    ])
    expect(scene.requests('create deployment')).toHaveLength(1)
    expect(run.conclusion).toBe('success')
  })

  it.concurrent('what GitLab made of it after that is what finish/ takes', async () => {
    const scene = await openScene()
    scene.gitlab.fault({ kind: 'create deployment', do: 'process late', ms: 4_000 })
    const begun = await runPart(scene, 'start', { env: hurry({ start: 10 }) })
    expect(begun.outputs).toMatchObject({ tracking: 'deferred', 'deployment-id': '' })
    await until(() => scene.statuses().length > 0)
    const run = await runPart(scene, 'finish', { with: { 'deployment-id': '', status: 'success' } })
    expect(scene.held()).toMatchObject([{ history: 'running, success' }])
    expect(run.outputs.tracking).toBe('recorded')
  })

  it.concurrent('the commit is missing: a plain line, and no wait', async () => {
    const scene = await openScene({ pushed: [] })
    const run = await runPart(scene, 'start')
    expect(run.outputs).toEqual({ tracking: 'deferred', ...nothing })
    expect(run.annotations).toEqual([])
    expect(scene.sent()).toEqual(['create deployment'])
  })

  it.concurrent('a role below Developer: one warning with the cause', async () => {
    const scene = await openScene({ token: { role: 'reporter' } })
    const run = await runPart(scene, 'start')
    expect(messages(run, 'warning')).toEqual([
      expect.stringMatching(/The token's role in group\/app is below Developer.* finish\//),
    ])
    expect(run.outputs.tracking).toBe('deferred')
    expect(run.conclusion).toBe('success')
  })
})

describe('on-error: fail', () => {
  it.concurrent('refused: the step fails and hands out nothing', async () => {
    const scene = await openScene({ token: { role: 'reporter' } })
    const run = await runPart(scene, 'start', { with: { 'on-error': 'fail' } })
    expect(messages(run, 'error')).toEqual([
      expect.stringMatching(
        /^Could not record the start of the .* in GitLab \(on-error: fail\): .* role in group\/app is below/,
      ),
    ])
    expect(run.stage('main').exitCode).toBe(1)
    expect(run.outputs).toEqual({})
    expect(run.conclusion).toBe('failure')
  })

  it.concurrent('a commit that a mirror brings in time is waited for', async () => {
    const scene = await openScene({ pushed: [] })
    once(
      () => scene.requests('show commit').length >= 2,
      () => scene.push(),
    )
    const run = await runPart(scene, 'start', { with: { 'on-error': 'fail' } })
    expect(run.log).toMatch(/Waiting for the (commit|branch or tag) \S+ to reach GitLab\./)
    expect(run.outputs.tracking).toBe('recorded')
    expect(scene.held()).toMatchObject([{ history: 'running' }])
    expect(run.annotations).toEqual([])
  })
})
