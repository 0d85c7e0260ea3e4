import { deploymentStatus } from '../../support/deployment-status.js'
import { runPart } from '../../support/parts.js'
import { messages } from '../../support/run.js'
import { useScenes } from '../../support/scene.js'
import type { Report } from '../../support/deployment-status.js'

const openScene = useScenes()

it.concurrent.each([
  ['a push', { name: 'push' }, 'deployment'],
  [
    'a deployment that nobody reported on yet',
    { name: 'deployment', payload: { deployment: { id: 1 } } },
    'deployment.sha',
  ],
])('%s is no event for relay/', async (_, event, field) => {
  const scene = await openScene()
  const run = await runPart(scene, 'relay', { event })
  expect(messages(run, 'error')).toEqual([
    `this event carries no status of a deployment (${field} is missing or not as GitHub gives it): use relay/ in a GitHub workflow with \`on: deployment_status\``,
  ])
  expect(run.stage('main').exitCode).toBe(1)
  expect(scene.gitlab.requests).toEqual([])
})

it.concurrent('an event without a time has no pair, and is refused rather than recorded twice', async () => {
  const scene = await openScene()
  const event = deploymentStatus(scene, { state: 'success' })
  const text = JSON.stringify(event.payload).replaceAll(/"created_at":"[^"]*"/g, '"created_at":"soon"')
  const payload: unknown = JSON.parse(text)
  const run = await runPart(scene, 'relay', { event: { ...event, payload } })
  expect(messages(run, 'error')).toEqual([expect.stringContaining('this event carries no status of a deployment')])
  expect(scene.gitlab.requests).toEqual([])
})

const reports: [string, Partial<Report>, RegExp][] = [
  ['a short sha', { sha: 'abc1234' }, /^the deployment in this event has no full commit sha but "abc1234"$/],
  ['a ref of a pull request', { ref: 'refs/pull/7/merge' }, /^the deployment .* has "refs\/pull\/7\/merge" for a ref/],
]

it.concurrent.each(reports)('%s is refused before any request', async (_, report, sentence) => {
  const scene = await openScene()
  const run = await runPart(scene, 'relay', { event: deploymentStatus(scene, { state: 'success', ...report }) })
  expect(messages(run, 'error')).toEqual([expect.stringMatching(sentence)])
  expect(run.stage('main').exitCode).toBe(1)
  expect(scene.gitlab.requests).toEqual([])
})

it.concurrent('everything that is wrong with an event and the inputs is told at once', async () => {
  const scene = await openScene()
  const report = { state: 'success', sha: 'abc', ref: '', environment: 'a:b' }
  const run = await runPart(scene, 'relay', {
    event: deploymentStatus(scene, report),
    with: { project: 'app', 'environment-map': '=production' },
  })
  expect(messages(run, 'error')).toHaveLength(5)
  expect(scene.gitlab.requests).toEqual([])
})
