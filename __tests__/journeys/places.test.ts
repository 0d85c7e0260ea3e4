import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { messages } from '../support/run.js'
import { readRun } from '../support/run.js'
import { ACTION, useScenes } from '../support/scene.js'

const openScene = useScenes()
const everywhere = ['github', 'act', 'gitea', 'forgejo'] as const
const actFamily = ['act', 'gitea', 'forgejo'] as const

describe('uses: ./', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'action-'))
  beforeAll(() => {
    for (const part of ['action.yml', 'dist'])
      cpSync(path.join(ACTION, part), path.join(folder, part), { recursive: true })
  })
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true })
  })

  it.concurrent.each(everywhere)('has no pre on %s, so main starts', async (profile) => {
    const scene = await openScene()
    const run = await scene.run({
      profile,
      checkout: folder,
      before: [{ uses: 'actions/checkout@v4' }],
      step: { uses: './' },
    })
    expect(run.stages.map(({ stage }) => stage)).toEqual(['main', 'post'])
    expect(scene.held()).toMatchObject([{ history: 'running, success' }])
    expect(run.annotations).toEqual([])
  })
})

describe('twice in a job', () => {
  it.concurrent.each(everywhere)('each has a deployment of its own on %s', async (profile) => {
    const scene = await openScene()
    const inputs = {
      ...{ 'gitlab-url': scene.gitlab.url, token: '${{ secrets.GITLAB_TOKEN }}', project: 'group/app' },
      ...{ environment: 'docs', status: "${{ steps.pages.outcome == 'failure' && 'failure' || 'success' }}" },
    }
    const result = await scene.runWhole({
      profile,
      after: [
        { id: 'docs', uses: 'octo/gitlab-deployment@v1', with: inputs },
        { id: 'pages', run: 'exit 1', 'continue-on-error': true },
      ],
    })
    const held = Object.fromEntries(scene.held().map(({ environment, history }) => [environment, history]))
    expect(held).toEqual({ production: 'running, success', docs: 'running, failed' })
    const ids = ['deploy', 'docs'].map((step) => readRun(result, step).outputs['deployment-id'])
    expect(new Set(ids).size).toBe(2)
  })
})

describe('inside a composite action', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'composite-'))
  const manifest = `
name: Deploy
inputs:
  gitlab-url: { required: true }
  token: { required: true }
  project: { required: true }
  environment: { required: true }
  status: { required: false }
runs:
  using: composite
  steps:
    - id: inner
      uses: octo/gitlab-deployment@v1
      with:
        gitlab-url: \${{ inputs.gitlab-url }}
        token: \${{ inputs.token }}
        project: \${{ inputs.project }}
        environment: \${{ inputs.environment }}
        status: \${{ inputs.status }}
`
  beforeAll(() => {
    writeFileSync(path.join(folder, 'action.yml'), manifest)
  })
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true })
  })
  const composite = { actions: { 'octo/deploy': folder }, step: { uses: 'octo/deploy@v1' } }

  it.concurrent.each(actFamily)('on %s a mistake, because the outcome could not be known', async (profile) => {
    const scene = await openScene()
    const run = readRun(await scene.runWhole({ profile, ...composite }), 'deploy/inner')
    expect(messages(run, 'error')).toEqual([
      expect.stringMatching(
        /inside a composite action.*start\/ and finish\/.*status: \$\{\{ steps\.deploy\.outcome \}\}/,
      ),
    ])
    expect(run.stage('main').exitCode).toBe(1)
    expect(scene.gitlab.requests).toEqual([])
  })

  it.concurrent.each([
    ['success', 'success'],
    ['failure', 'failed'],
  ] as const)('on GitHub as everywhere: %s', async (end, holds) => {
    const scene = await openScene()
    await scene.runWhole({ profile: 'github', end, ...composite })
    expect(scene.held()).toMatchObject([{ environment: 'production', history: `running, ${holds}` }])
  })

  it.concurrent('on GitHub, nested, post relies on none of the inputs that it is handed wrong', async () => {
    const scene = await openScene()
    const outer = mkdtempSync(path.join(tmpdir(), 'outer-'))
    const forwarded = ['gitlab-url', 'token', 'project', 'environment'].map(
      (name) => `${name}: \${{ inputs.real-${name} }}`,
    )
    const declared = ['gitlab-url', 'token', 'project', 'environment'].map((name) => `real-${name}: { required: true }`)
    writeFileSync(
      path.join(outer, 'action.yml'),
      `name: Outer
inputs: { ${declared.join(', ')}, token: { required: false }, environment: { default: wrong } }
runs:
  using: composite
  steps:
    - id: middle
      uses: octo/deploy@v1
      with: { ${forwarded.join(', ').replaceAll('${{', "'${{").replaceAll('}}', "}}'")} }
`,
    )
    const usual = { 'gitlab-url': undefined, project: undefined, environment: undefined }
    const run = readRun(
      await scene.runWhole({
        profile: 'github',
        actions: { 'octo/deploy': folder, 'octo/outer': outer },
        step: { uses: 'octo/outer@v1' },
        with: {
          ...usual,
          'real-gitlab-url': scene.gitlab.url,
          'real-token': '${{ secrets.GITLAB_TOKEN }}',
          'real-project': 'group/app',
          'real-environment': 'production',
        },
      }),
      'deploy/middle/inner',
    )
    rmSync(outer, { recursive: true, force: true })
    expect(run.stage('post').inputs.environment).toBe('wrong')
    expect(run.stage('post').inputs.project).toBe('')
    expect(scene.held()).toMatchObject([{ environment: 'production', history: 'running, success' }])
  })
})
