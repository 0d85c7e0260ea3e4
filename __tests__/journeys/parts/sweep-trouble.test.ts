import { runPart } from '../../support/parts.js'
import { messages } from '../../support/run.js'
import { useScenes, type Scene } from '../../support/scene.js'

const openScene = useScenes()

function seed({ project, history }: Scene, environment: string): void {
  const createdAt = new Date(Date.now() - 30 * 3_600_000)
  project.seedDeployment({ environment, sha: history.tip, status: 'running', createdAt })
}

describe.each([
  ['warn', 'warning', 0, 'success'],
  ['fail', 'error', 1, 'failure'],
] as const)('on-error: %s', (onError, level, exitCode, conclusion) => {
  it.concurrent('one of several cannot be closed: the others are, and one sentence names it', async () => {
    const scene = await openScene()
    for (const environment of ['review/7', 'production', 'staging']) seed(scene, environment)
    scene.project.protectEnvironment('production')
    const run = await runPart(scene, 'sweep', { with: { 'on-error': onError } })
    expect(scene.statuses()).toEqual(['canceled', 'running', 'canceled'])
    expect(run.annotations).toHaveLength(1)
    expect(messages(run, level)).toEqual([
      expect.stringMatching(
        /^Could not close what GitLab still shows as running, #2: GitLab answered 403 .* production is probably protected/,
      ),
    ])
    expect(run.outputs).toEqual({ found: '3', closed: '2' })
    expect(run.summary).toMatch(/\| #2 \| production \|.*\| not closed \|/)
    expect(run.stage('main').exitCode).toBe(exitCode)
    expect(run.conclusion).toBe(conclusion)
  })

  it.concurrent('they cannot be listed: one sentence, and it is not claimed that there was none', async () => {
    const scene = await openScene({ token: { role: 'guest' } })
    seed(scene, 'production')
    const run = await runPart(scene, 'sweep', { with: { 'on-error': onError } })
    expect(messages(run, level)).toEqual([
      expect.stringMatching(/^Could not list the running deployments in GitLab: .* role in group\/app is below/),
    ])
    expect(run.log).not.toContain('No deployment has been running')
    expect(run.outputs).toEqual({ found: '0', closed: '0' })
    expect(run.stage('main').exitCode).toBe(exitCode)
  })
})

it.concurrent('several that meet the same trouble: one sentence names them all', async () => {
  const scene = await openScene()
  for (const environment of ['production', 'staging', 'production']) seed(scene, environment)
  scene.project.protectEnvironment('production')
  const run = await runPart(scene, 'sweep')
  expect(scene.statuses()).toEqual(['running', 'canceled', 'running'])
  expect(run.annotations).toHaveLength(1)
  expect(messages(run, 'warning')).toEqual([
    expect.stringMatching(/^Could not close what GitLab still shows as running, #1, #3: GitLab answered 403 /),
  ])
  expect(run.outputs).toEqual({ found: '3', closed: '1' })
})

it.concurrent('a second page that cannot be had: nothing is closed on half a list', async () => {
  const scene = await openScene()
  for (let left = 101; left > 0; left -= 1) seed(scene, 'production')
  scene.gitlab.fault({ kind: 'list deployments', nth: 2, do: 'answer', status: 403 })
  const run = await runPart(scene, 'sweep')
  expect(messages(run, 'warning')).toHaveLength(1)
  expect(new Set(scene.statuses())).toEqual(new Set(['running']))
})

it.concurrent('an answer that is lost on the way is not taken for a failure', async () => {
  const scene = await openScene()
  seed(scene, 'production')
  scene.gitlab.fault({ kind: 'update deployment', do: 'process and drop' })
  const run = await runPart(scene, 'sweep')
  expect(scene.held()).toMatchObject([{ history: 'running, canceled' }])
  expect(run.outputs).toEqual({ found: '1', closed: '1' })
  expect(run.annotations).toEqual([])
})

it.concurrent('one that somebody deletes meanwhile is no trouble', async () => {
  const scene = await openScene()
  seed(scene, 'production')
  scene.gitlab.fault({ kind: 'show deployment', do: 'answer', status: 404, body: '{"message":"404 Not found"}' })
  const run = await runPart(scene, 'sweep')
  expect(run.annotations).toEqual([])
  expect(run.summary).toContain('| deleted |')
  expect(run.outputs).toEqual({ found: '1', closed: '0' })
})
