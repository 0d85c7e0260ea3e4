import { relayed } from '../../support/deployment-status.js'
import { runPart } from '../../support/parts.js'
import { messages } from '../../support/run.js'
import { useScenes, type Scene } from '../../support/scene.js'

const openScene = useScenes()
const minute = 60_000
const createdAt = new Date(Date.now() - 10 * minute)

function inactive(scene: Scene, inputs: Record<string, string> = {}) {
  const report = { state: 'inactive', environment: 'review/7', createdAt }
  return runPart(scene, ...relayed(scene, report, { 'stop-inactive': 'true', ...inputs }))
}

function seed(
  { project, history }: Scene,
  minutesAgo: number,
  sha = history.tip,
  deployable?: { id: 1; name: string },
) {
  const at = new Date(Date.now() - minutesAgo * minute)
  const job = deployable === undefined ? {} : { deployable }
  project.seedDeployment({ environment: 'review/7', sha, status: 'success', createdAt: at, ...job })
}

it.concurrent('the newest deployment: its environment is stopped', async () => {
  const scene = await openScene()
  seed(scene, 60, scene.history.earlier)
  seed(scene, 9)
  const run = await inactive(scene)
  expect(scene.project.environments).toMatchObject([{ state: 'stopped' }])
  expect(run.log).toContain('The environment review/7 is stopped in GitLab.')
  expect(scene.statuses()).toEqual(['success', 'success'])
  expect(run.outputs.tracking).toBe('skipped')
})

it.concurrent.each([
  [
    'of another commit',
    (scene: Scene) => {
      seed(scene, 2, scene.history.earlier)
    },
  ],
  [
    'of the same commit',
    (scene: Scene) => {
      seed(scene, 2)
    },
  ],
  [
    'that a GitLab CI job made',
    (scene: Scene) => {
      seed(scene, 2, scene.history.tip, { id: 1, name: 'deploy' })
    },
  ],
])('a newer deployment %s has taken over: the environment stays', async (_, newer) => {
  const scene = await openScene()
  seed(scene, 9)
  newer(scene)
  const run = await inactive(scene)
  expect(scene.project.environments).toMatchObject([{ state: 'available' }])
  expect(run.log).toContain('The environment review/7 has a newer deployment in GitLab, so it is not stopped.')
  expect(scene.requests('stop environment')).toEqual([])
})

it.concurrent('stopped already, or unknown: it is fine, and said', async () => {
  const scene = await openScene()
  const unknown = await inactive(scene)
  expect(unknown.log).toContain('GitLab has no environment review/7, so there is nothing to stop.')
  scene.project.seedEnvironment('review/7', { state: 'stopped' })
  const stopped = await inactive(scene)
  expect(stopped.log).toContain('The environment review/7 is stopped in GitLab already.')
  expect([...unknown.annotations, ...stopped.annotations]).toEqual([])
})

it.concurrent('without stop-inactive nothing is stopped', async () => {
  const scene = await openScene()
  seed(scene, 9)
  await inactive(scene, { 'stop-inactive': 'false' })
  expect(scene.gitlab.requests).toEqual([])
})

it.concurrent.each([
  ['warn', 'warning', 0],
  ['fail', 'error', 1],
] as const)('refused with on-error: %s: the cause is named', async (onError, level, exitCode) => {
  const scene = await openScene()
  seed(scene, 9)
  scene.project.protectEnvironment('review/7')
  const run = await inactive(scene, { 'on-error': onError })
  expect(messages(run, level)).toEqual([
    expect.stringMatching(
      /^Could not stop the environment review\/7 in GitLab: GitLab answered 403 .*review\/7 is probably protected/,
    ),
  ])
  expect(run.stage('main').exitCode).toBe(exitCode)
})

it.concurrent('trouble that passes is sat out', async () => {
  const scene = await openScene()
  seed(scene, 9)
  scene.gitlab.fault({ kind: 'list deployments', do: 'answer', status: 503 })
  scene.gitlab.fault({ kind: 'stop environment', do: 'process and drop' })
  const run = await inactive(scene)
  expect(scene.project.environments).toMatchObject([{ state: 'stopped' }])
  expect(run.annotations).toEqual([])
})
