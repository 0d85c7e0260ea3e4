import type { SeedDeployment } from '../../../sandbox/gitlab/index.js'
import { sender } from '../../sandbox/gitlab/support.js'
import { once } from '../../support/once.js'
import { runPart } from '../../support/parts.js'
import { useScenes, type Scene } from '../../support/scene.js'

const openScene = useScenes()
const hour = 3_600_000
const job = { id: 1, name: 'deploy' }

/** A deployment that began so many hours ago on GitLab's clock. */
function seed({ project, history }: Scene, hoursAgo: number, more: Partial<SeedDeployment> = {}, now = Date.now()) {
  const createdAt = new Date(now - hoursAgo * hour)
  const usual = { environment: 'production', sha: history.tip, status: 'running' } as const
  return project.seedDeployment({ ...usual, createdAt, ...more })
}

it.concurrent('closes what has run for more than a day, and nothing else', async () => {
  const scene = await openScene()
  seed(scene, 25)
  seed(scene, 23)
  seed(scene, 40, { environment: 'review/7' })
  seed(scene, 40, { deployable: job })
  seed(scene, 40, { status: 'success' })
  seed(scene, 40, { status: 'failed' })
  seed(scene, 40, { status: 'blocked', deployable: job })
  const run = await runPart(scene, 'sweep')
  expect(scene.held().map(({ history }) => history)).toEqual([
    ...['running, canceled', 'running', 'running, canceled', 'running', 'success', 'failed', 'blocked'],
  ])
  expect(run.outputs).toEqual({ found: '2', closed: '2' })
  expect(run.log).toMatch(/Closed deployment #1 of .{8} to production, running since .*Z, as canceled\./)
  expect(run.summary).toContain('### GitLab deployments left running')
  expect(run.summary).toMatch(/\| #1 \| production \| .{8} \| \S+ \| canceled \|\n\| #3 \| review\/7 \|/)
  expect(run.annotations).toEqual([])
})

it.concurrent('nothing was left: it says so, with outputs', async () => {
  const scene = await openScene()
  seed(scene, 23)
  const run = await runPart(scene, 'sweep')
  expect(run.outputs).toEqual({ found: '0', closed: '0' })
  expect(run.log).toContain('No deployment has been running in GitLab for more than 24 hours.')
  expect(run.summary).toBe('')
  expect(scene.statuses()).toEqual(['running'])
})

describe('ages are measured on GitLab’s clock', () => {
  it.concurrent.each([
    ['a week ahead', 7 * 24 * hour],
    ['a week behind', -7 * 24 * hour],
  ])('%s of the runner’s', async (_, shift) => {
    const clock = () => Date.now() + shift
    const scene = await openScene({ gitlab: { clock } })
    seed(scene, 25, {}, clock())
    seed(scene, 23, {}, clock())
    const run = await runPart(scene, 'sweep')
    expect(scene.statuses()).toEqual(['canceled', 'running'])
    expect(run.outputs).toEqual({ found: '1', closed: '1' })
  })

  it.concurrent('from when they were created, whatever has changed since', async () => {
    const scene = await openScene()
    seed(scene, 25, { updatedAt: new Date() })
    await runPart(scene, 'sweep')
    expect(scene.statuses()).toEqual(['canceled'])
  })
})

describe('inputs', () => {
  it.concurrent('environments: those and no others, each counted once', async () => {
    const scene = await openScene()
    const environments = ['production', 'review/7', 'staging', 'production/eu']
    for (const environment of environments) seed(scene, 30, { environment })
    const run = await runPart(scene, 'sweep', { with: { environments: ' staging\n\nreview/7\nnowhere\nstaging\n' } })
    expect(scene.statuses()).toEqual(['running', 'canceled', 'canceled', 'running'])
    expect(run.outputs).toEqual({ found: '2', closed: '2' })
  })

  it.concurrent('older-than-hours and close-as', async () => {
    const scene = await openScene()
    for (const hours of [1, 3]) seed(scene, hours)
    await runPart(scene, 'sweep', { with: { 'older-than-hours': '2', 'close-as': 'failed' } })
    expect(scene.statuses()).toEqual(['running', 'failed'])
  })

  it.concurrent('dry-run: lists, and changes nothing', async () => {
    const scene = await openScene()
    seed(scene, 30)
    const run = await runPart(scene, 'sweep', { with: { 'dry-run': 'true' } })
    expect(scene.statuses()).toEqual(['running'])
    expect(scene.gitlab.requests.map(({ method }) => method)).toEqual(['GET'])
    expect(run.outputs).toEqual({ found: '1', closed: '0' })
    expect(run.log).toMatch(/Would close deployment #1 of .{8} to production, running since .*, as canceled\./)
    expect(run.summary).toMatch(/\(none closed: dry-run\)[^]*\| #1 \| production \| .{8} \| \S+ \| found \|/)
  })
})

it.concurrent('goes over all pages, the oldest first', async () => {
  const scene = await openScene()
  seed(scene, 50)
  seed(scene, 40)
  for (let left = 210; left > 0; left -= 1) seed(scene, 3)
  const run = await runPart(scene, 'sweep')
  expect(scene.requests('list deployments')).toHaveLength(5)
  expect(scene.statuses().filter((status) => status === 'canceled')).toHaveLength(2)
  expect(run.log).toMatch(/Closed deployment #1 of[^]*Closed deployment #2 of/)
})

it.concurrent.each(['success', 'failed'])('one that ends as %s while it sweeps is left alone', async (status) => {
  const scene = await openScene()
  const { id } = seed(scene, 30)
  const send = sender(scene.gitlab, scene.token)
  const deployments = `/projects/${String(scene.project.id)}/deployments`
  const { text: body } = await send('GET', `${deployments}?status=running`)
  await send('PUT', `${deployments}/${String(id)}`, { body: { status } })
  scene.gitlab.fault({ kind: 'list deployments', do: 'answer', status: 200, body })
  const run = await runPart(scene, 'sweep')
  expect(scene.held()).toMatchObject([{ history: `running, ${status}` }])
  expect(run.outputs).toEqual({ found: '1', closed: '0' })
  expect(run.summary).toContain('| ended meanwhile |')
})

it.concurrent('one that ends while GitLab has trouble closing it is left alone', async () => {
  const scene = await openScene()
  const { id } = seed(scene, 30)
  const send = sender(scene.gitlab, scene.token)
  scene.gitlab.fault({ kind: 'update deployment', do: 'answer', status: 502 })
  // The job comes before the look at what the trouble has left behind.
  scene.gitlab.fault({ kind: 'show deployment', nth: 2, do: 'delay', ms: 1_000 })
  once(
    () => scene.requests('update deployment')[0]?.status === 502,
    () =>
      send('PUT', `/projects/${String(scene.project.id)}/deployments/${String(id)}`, { body: { status: 'success' } }),
  )
  const run = await runPart(scene, 'sweep')
  expect(scene.held()).toMatchObject([{ history: 'running, success' }])
  expect(run.log).toMatch(
    /Ended meanwhile, so it is left alone: deployment #1 of .{8} to production, running since \S+Z\./,
  )
  expect(run.outputs).toEqual({ found: '1', closed: '0' })
  expect(run.summary).toContain('| ended meanwhile |')
  expect(run.annotations).toEqual([])
  expect(scene.requests('update deployment')).toHaveLength(2)
})
