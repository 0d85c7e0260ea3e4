import { hurry } from '../../support/hurry.js'
import { runPart } from '../../support/parts.js'
import { messages } from '../../support/run.js'
import { useScenes } from '../../support/scene.js'

const openScene = useScenes()

function stop(scene: Awaited<ReturnType<typeof openScene>>, inputs: Record<string, string> = {}) {
  return runPart(scene, 'stop', { with: { environment: 'review/7', ...inputs } })
}

it.concurrent('a running environment is stopped, and no other', async () => {
  const scene = await openScene()
  scene.project.seedEnvironment('review/7')
  scene.project.seedEnvironment('review/77')
  const run = await stop(scene)
  expect(scene.project.environments).toMatchObject([
    { name: 'review/7', state: 'stopped' },
    { name: 'review/77', state: 'available' },
  ])
  expect(run.outputs).toEqual({ result: 'stopped' })
  expect(run.log).toContain('The environment review/7 is stopped in GitLab.')
  expect(run.annotations).toEqual([])
  expect(scene.sent()).toEqual(['list environments', 'stop environment'])
})

it.concurrent.each([
  ['stopped', 'The environment review/7 is stopped in GitLab already.'],
  ['stopping', 'The environment review/7 is stopping in GitLab already.'],
] as const)('%s already: it is fine, and nothing is sent', async (state, line) => {
  const scene = await openScene()
  scene.project.seedEnvironment('review/7', { state })
  const run = await stop(scene)
  expect(run.outputs).toEqual({ result: 'stopped' })
  expect(run.log).toContain(line)
  expect(run.annotations).toEqual([])
  expect(scene.sent()).toEqual(['list environments'])
})

it.concurrent.each(['false', 'true'])('unknown to GitLab: it is fine, with delete: %s', async (wantsDelete) => {
  const scene = await openScene()
  scene.project.seedEnvironment('Review/7')
  const run = await stop(scene, { delete: wantsDelete })
  expect(run.outputs).toEqual({ result: 'unknown' })
  expect(run.log).toContain('GitLab has no environment review/7, so there is nothing to stop.')
  expect(run.annotations).toEqual([])
  expect(scene.project.environments).toMatchObject([{ name: 'Review/7', state: 'available' }])
})

describe('delete', () => {
  it.concurrent.each(['available', 'stopped'] as const)('an environment that is %s is deleted', async (state) => {
    const scene = await openScene()
    scene.project.seedEnvironment('review/7', { state })
    scene.project.seedEnvironment('review/8')
    const run = await stop(scene, { delete: 'true' })
    expect(scene.project.environments.map(({ name }) => name)).toEqual(['review/8'])
    expect(run.outputs).toEqual({ result: 'deleted' })
    expect(run.log).toContain('The environment review/7 is deleted in GitLab.')
  })

  it.concurrent('deleted by somebody else meanwhile: it is as it should be', async () => {
    const scene = await openScene()
    scene.project.seedEnvironment('review/7')
    scene.gitlab.fault({ kind: 'delete environment', do: 'process and drop' })
    const run = await stop(scene, { delete: 'true' })
    expect(scene.project.environments).toEqual([])
    expect(run.outputs).toEqual({ result: 'deleted' })
    expect(run.annotations).toEqual([])
  })

  it.concurrent('what a GitLab CI job is still stopping is not deleted, and the sentence says why', async () => {
    const scene = await openScene()
    scene.project.seedEnvironment('review/7', { state: 'stopping' })
    const run = await stop(scene, { delete: 'true' })
    expect(messages(run, 'warning')).toEqual([
      'Could not delete the environment review/7 in GitLab: a GitLab CI job is still stopping it, and GitLab deletes only stopped environments. Delete it later.',
    ])
    expect(run.outputs).toEqual({ result: 'failed' })
    expect(scene.requests('delete environment')).toEqual([])
  })

  it.concurrent('refused: that is said, and what was stopped stays so', async () => {
    const scene = await openScene()
    scene.project.seedEnvironment('review/7')
    scene.gitlab.fault({ kind: 'delete environment', do: 'answer', status: 403, body: '{"message":"403 Forbidden"}' })
    const run = await stop(scene, { delete: 'true' })
    expect(messages(run, 'warning')).toEqual([
      expect.stringMatching(
        /^Could not delete the environment review\/7 in GitLab: GitLab answered 403 “403 Forbidden”\. /,
      ),
    ])
    expect(run.annotations).toHaveLength(1)
    expect(run.outputs).toEqual({ result: 'failed' })
    expect(scene.project.environments).toMatchObject([{ name: 'review/7', state: 'stopped' }])
  })
})

describe('trouble that passes', () => {
  it.concurrent.each([
    ['an answer that is lost', { do: 'process and drop' }],
    ['an answer of 503', { do: 'answer', status: 503 }],
    ['a limit', { do: 'answer', status: 429, headers: { 'retry-after': '1' } }],
    ['somebody faster', { do: 'process and answer', status: 400, body: '{"message":"400 Bad request - Attempted"}' }],
  ] as const)('%s is not worth a word', async (_, fault) => {
    const scene = await openScene()
    scene.project.seedEnvironment('review/7')
    scene.gitlab.fault({ kind: 'stop environment', ...fault })
    const run = await stop(scene)
    expect(scene.project.environments).toMatchObject([{ state: 'stopped' }])
    expect(run.outputs).toEqual({ result: 'stopped' })
    expect(run.annotations).toEqual([])
  })
})

describe.each([
  ['warn', 'warning', 0, 'success'],
  ['fail', 'error', 1, 'failure'],
] as const)('on-error: %s', (onError, level, exitCode, conclusion) => {
  it.concurrent('a protected environment: one sentence with the cause', async () => {
    const scene = await openScene()
    scene.project.seedEnvironment('review/7')
    scene.project.protectEnvironment('review/7')
    const run = await stop(scene, { 'on-error': onError })
    expect(run.annotations).toHaveLength(1)
    expect(messages(run, level)).toEqual([
      expect.stringMatching(
        /^Could not stop the environment review\/7 in GitLab: GitLab answered 403 .* review\/7 is probably protected/,
      ),
    ])
    expect(run.outputs).toEqual({ result: 'failed' })
    expect(run.stage('main').exitCode).toBe(exitCode)
    expect(run.conclusion).toBe(conclusion)
    expect(scene.project.environments).toMatchObject([{ state: 'available' }])
  })

  it.concurrent('GitLab cannot be reached', async () => {
    const scene = await openScene()
    await scene.gitlab.stopListening()
    const run = await runPart(scene, 'stop', { with: { 'on-error': onError }, env: hurry({ stop: 80 }) })
    expect(messages(run, level)).toEqual([
      expect.stringMatching(/^Could not stop the environment production in GitLab: .* could not be reached/),
    ])
    expect(run.outputs).toEqual({ result: 'failed' })
    expect(run.stage('main').exitCode).toBe(exitCode)
  })
})
