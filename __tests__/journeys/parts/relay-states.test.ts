import { relayed, type Report } from '../../support/deployment-status.js'
import { once } from '../../support/once.js'
import { runPart } from '../../support/parts.js'
import { messages } from '../../support/run.js'
import { useScenes } from '../../support/scene.js'

const openScene = useScenes()

it.concurrent.each([
  ['queued', 'running'],
  ['pending', 'running'],
  ['waiting', 'running'],
  ['in_progress', 'running'],
  ['success', 'running, success'],
  ['failure', 'running, failed'],
  ['error', 'running, failed'],
])('%s becomes %s', async (state, history) => {
  const scene = await openScene()
  const run = await runPart(scene, ...relayed(scene, { state }))
  const { tip: sha } = scene.history
  expect(scene.held()).toEqual([{ environment: 'production', sha, ref: 'main', tag: false, history }])
  expect(run.outputs).toMatchObject({ tracking: 'recorded', 'deployment-iid': '1', 'environment-slug': 'production' })
  expect(run.annotations).toEqual([])
})

it.concurrent.each([
  ['inactive', 'GitHub reports the deployment as inactive. GitLab keeps its record as it is.'],
  ['exploded', 'GitHub reports the state exploded, which has no counterpart in GitLab.'],
])('%s asks nothing of GitLab', async (state, line) => {
  const scene = await openScene()
  const run = await runPart(scene, ...relayed(scene, { state }))
  expect(scene.gitlab.requests).toEqual([])
  expect(run.log).toContain(line)
  expect(run.outputs).toMatchObject({ tracking: 'skipped', 'deployment-id': '' })
  expect(run.annotations).toEqual([])
})

describe('what goes along', () => {
  it.concurrent('the address and the tier, at a success', async () => {
    const scene = await openScene()
    const report = { state: 'success', url: 'https://app.herokuapp.com' }
    await runPart(scene, ...relayed(scene, report, { 'environment-tier': 'staging' }))
    expect(scene.project.environments).toMatchObject([{ externalUrl: 'https://app.herokuapp.com', tier: 'staging' }])
  })

  it.concurrent('neither at a failure', async () => {
    const scene = await openScene()
    const report = { state: 'failure', url: 'https://app.herokuapp.com' }
    await runPart(scene, ...relayed(scene, report, { 'environment-tier': 'staging' }))
    expect(scene.project.environments).toMatchObject([{ externalUrl: null, tier: 'production' }])
  })

  it.concurrent('an address that GitLab would refuse is left out with a warning', async () => {
    const scene = await openScene()
    const run = await runPart(scene, ...relayed(scene, { state: 'success', url: 'heroku://app' }))
    expect(scene.held()).toMatchObject([{ history: 'running, success' }])
    expect(scene.project.environments).toMatchObject([{ externalUrl: null }])
    expect(messages(run, 'warning')).toEqual([expect.stringContaining('"heroku://app"')])
  })

  it.concurrent('a link to the run on the commit, while it runs and when it has ended', async () => {
    const scene = await openScene()
    const inputs = { 'run-link': 'true' }
    await runPart(scene, ...relayed(scene, { state: 'in_progress' }, inputs))
    expect(scene.project.commitStatuses).toMatchObject([{ name: 'deploy/production', state: 'running' }])
    await runPart(scene, ...relayed(scene, { state: 'failure' }, inputs))
    expect(scene.project.commitStatuses).toMatchObject([{ name: 'deploy/production', state: 'failed' }])
  })
})

describe('the environment', () => {
  const map = 'Production – shop = production\npreview=a=review/a\nelse=never'
  const names: [string, Report, string, string][] = [
    ['is named as in GitHub', { state: 'success', environment: 'Preview_7' }, map, 'Preview_7'],
    ['is renamed', { state: 'success', environment: 'Production – shop' }, map, 'production'],
    ['is renamed though its name has an =', { state: 'success', environment: 'preview=a' }, map, 'review/a'],
    ['is the status’s own', { state: 'success', statusEnvironment: 'canary' }, '', 'canary'],
    ['is the deployment’s where the status has none', { state: 'success', statusEnvironment: null }, '', 'production'],
    ['is the deployment’s where the status’s is empty', { state: 'success', statusEnvironment: '' }, '', 'production'],
  ]
  it.concurrent.each(names)('%s', async (_, report, lines, environment) => {
    const scene = await openScene()
    await runPart(scene, ...relayed(scene, report, { 'environment-map': lines }))
    expect(scene.held()).toMatchObject([{ environment, history: 'running, success' }])
  })

  it.concurrent('with a name that GitLab does not allow is an error that says so', async () => {
    const scene = await openScene()
    const run = await runPart(scene, ...relayed(scene, { state: 'success', environment: 'Vercel: preview' }))
    expect(messages(run, 'error')).toEqual([
      expect.stringMatching(
        /^the environment "Vercel: preview" cannot have that name in GitLab \(GitLab allows .*\): give it another with a line `Vercel: preview=…` in environment-map$/,
      ),
    ])
    expect(run.stage('main').exitCode).toBe(1)
    expect(scene.gitlab.requests).toEqual([])
  })
})

describe('the ref', () => {
  it.concurrent.each([
    ['refs/heads/main', 'main', false],
    ['refs/tags/v1.2.0', 'v1.2.0', true],
    ['v1.2.0', 'v1.2.0', false],
  ])('%s is %s, a tag: %s', async (given, ref, tag) => {
    const scene = await openScene()
    await runPart(scene, ...relayed(scene, { state: 'in_progress', ref: given }))
    expect(scene.held()).toMatchObject([{ ref, tag, history: 'running' }])
  })

  it.concurrent('may be the sha itself, as Heroku gives it', async () => {
    const scene = await openScene()
    const { tip } = scene.history
    await runPart(scene, ...relayed(scene, { state: 'success', ref: tip }))
    expect(scene.held()).toMatchObject([{ sha: tip, ref: tip, tag: false, history: 'running, success' }])
  })
})

it.concurrent('a commit that a mirror has yet to bring is waited for, also at the start', async () => {
  const scene = await openScene({ pushed: [] })
  once(
    () => scene.requests('show commit').length >= 2,
    () => scene.push(),
  )
  const run = await runPart(scene, ...relayed(scene, { state: 'in_progress' }))
  expect(run.log).toMatch(/Waiting for the (commit|branch or tag) \S+ to reach GitLab\./)
  expect(scene.held()).toMatchObject([{ history: 'running' }])
  expect(run.outputs.tracking).toBe('recorded')
})
