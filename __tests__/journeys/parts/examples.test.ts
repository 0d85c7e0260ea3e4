import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { EventOptions, RunResult } from '../../../sandbox/runner/index.js'
import { deploymentStatus } from '../../support/deployment-status.js'
import { fork, pullRequest } from '../../support/events.js'
import { ACTION, useScenes, type Scene } from '../../support/scene.js'
import { runText } from '../../support/workflow.js'

const openScene = useScenes()
const examples = path.join(ACTION, 'examples')
const checkout = mkdtempSync(path.join(tmpdir(), 'checkout-'))

beforeAll(() => {
  const write = (name: string, text: string) => {
    writeFileSync(path.join(checkout, name), `#!/bin/sh\n${text}\n`)
    chmodSync(path.join(checkout, name), 0o755)
  }
  write('deploy.sh', 'echo "deploying $1"; test "$DEPLOYMENT" != broken')
  write('tear-down.sh', 'echo "tearing down $1"')
})
afterAll(() => {
  rmSync(checkout, { recursive: true })
})

function run(
  scene: Scene,
  example: string,
  event: Partial<EventOptions> = {},
  env = {},
  secrets?: Record<string, string>,
): Promise<RunResult> {
  const text = readFileSync(path.join(examples, example), 'utf8')
  const here = text.replaceAll('https://gitlab.example.com', scene.gitlab.url)
  return runText(scene, here, {
    event,
    env,
    repository: { name: 'octo/app', folder: checkout },
    ...(secrets && { secrets }),
  })
}

function annotations({ jobs }: RunResult): string[] {
  return Object.values(jobs).flatMap(({ stages }) => stages.flatMap((stage) => stage.annotations.map((a) => a.message)))
}

it('every example is run, here or with those that have the action as one step', () => {
  const here = ['check.yml', 'relay.yml', 'review-app.yml', 'sweep.yml', 'two-jobs.yml']
  const withOneStep = ['forgejo-simple.yml', 'gitea-simple.yml', 'github-simple.yml', 'matrix.yml', 'mirror.yml']
  expect(readdirSync(examples).sort()).toEqual([...here, ...withOneStep, 'tag-release.yml'].sort())
})

describe('two-jobs.yml', () => {
  it.concurrent.each([
    [{}, 'running, success', 'https://app.example.com', 'success'],
    [{ DEPLOYMENT: 'broken' }, 'running, failed', null, 'failure'],
  ] as const)('with %j: one record, which is %s', async (env, history, externalUrl, conclusion) => {
    const scene = await openScene()
    const result = await run(scene, 'two-jobs.yml', {}, env)
    expect(scene.held()).toMatchObject([{ environment: 'production', ref: 'main', history }])
    expect(scene.project.environments).toMatchObject([{ externalUrl }])
    expect(result.conclusion).toBe(conclusion)
    expect(scene.sent().filter((kind) => kind.startsWith('list'))).toEqual([])
  })
})

describe('review-app.yml', () => {
  const event = (scene: Scene, action: string): Partial<EventOptions> => {
    return { name: 'pull_request', payload: { ...pullRequest(scene), action } }
  }

  it.concurrent('deploys while the pull request is open, and tears down when it is closed', async () => {
    const scene = await openScene()
    await run(scene, 'review-app.yml', event(scene, 'opened'))
    const pushed = await run(scene, 'review-app.yml', event(scene, 'synchronize'))
    const { feature: sha } = scene.history
    const once = { environment: 'review/7', sha, ref: 'feature', history: 'running, success' }
    expect(scene.held()).toMatchObject([once, once])
    expect(scene.project.environments).toMatchObject([
      { name: 'review/7', state: 'available', tier: 'development', externalUrl: 'https://review-7.example.com' },
    ])
    const closed = await run(scene, 'review-app.yml', event(scene, 'closed'))
    expect(closed.jobs['tear-down']?.log).toContain('tearing down review-7')
    expect(scene.project.environments).toEqual([])
    expect(scene.requests('create deployment')).toHaveLength(2)
    expect([...annotations(pushed), ...annotations(closed)]).toEqual([])
  })

  it.concurrent('a pull request of a fork is not tracked', async () => {
    const scene = await openScene()
    const { name = '', payload } = fork(scene)
    const event = { name, payload: Object.assign({ action: 'opened' }, payload) }
    const result = await run(scene, 'review-app.yml', event, {}, { GITLAB_TOKEN: '' })
    expect(result.jobs.deploy?.log).toContain('deploying review-7')
    expect(annotations(result)).toEqual([expect.stringContaining('pull requests from forks get no secrets')])
    expect(scene.gitlab.requests).toEqual([])
  })
})

it.concurrent('relay.yml: what Heroku reports, up to the end of the app', async () => {
  const scene = await openScene()
  const { tip: ref } = scene.history
  const createdAt = new Date()
  const url = 'https://app.herokuapp.com'
  for (const state of ['pending', 'success']) {
    const report = { state, ref, url, createdAt, environment: 'Production – app' }
    const result = await run(scene, 'relay.yml', deploymentStatus(scene, report))
    expect(annotations(result)).toEqual([])
  }
  expect(scene.held()).toMatchObject([{ environment: 'production', ref, history: 'running, success' }])
  expect(scene.project.environments).toMatchObject([{ state: 'available', externalUrl: url }])
  const destroyed = { state: 'inactive', ref, createdAt, environment: 'Production – app' }
  await run(scene, 'relay.yml', deploymentStatus(scene, destroyed))
  expect(scene.project.environments).toMatchObject([{ state: 'stopped' }])
  expect(scene.statuses()).toEqual(['success'])
})

it.concurrent('sweep.yml closes what has run for more than its hours', async () => {
  const scene = await openScene()
  const { tip: sha } = scene.history
  for (const hours of [7, 5]) {
    const createdAt = new Date(Date.now() - hours * 3_600_000)
    scene.project.seedDeployment({ environment: 'production', sha, status: 'running', createdAt })
  }
  await run(scene, 'sweep.yml', { name: 'schedule' })
  expect(scene.statuses()).toEqual(['canceled', 'running'])
})

it.concurrent.each([
  ['workflow_dispatch', ['main'], 'success'],
  ['schedule', [], 'failure'],
] as const)('check.yml on %s with %j in GitLab: %s', async (name, pushed, conclusion) => {
  const scene = await openScene({ pushed })
  const result = await run(scene, 'check.yml', { name })
  expect(result.conclusion).toBe(conclusion)
  expect(scene.project.deployments).toEqual([])
})
