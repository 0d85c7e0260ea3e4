import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { selfSignedCertificate } from '../../sandbox/gitlab/index.js'
import { hurry } from '../support/hurry.js'
import { messages } from '../support/run.js'
import { useScenes } from '../support/scene.js'

const openScene = useScenes()
const everywhere = ['github', 'act', 'gitea', 'forgejo'] as const
const refused = { project: 'app' }

describe('continue-on-error on the step', () => {
  it.concurrent.each(everywhere)('forgives its mistakes on %s, and nothing is sent', async (profile) => {
    const scene = await openScene()
    const run = await scene.run({ profile, with: refused, step: { 'continue-on-error': true } })
    expect(run.conclusion).toBe('success')
    expect(run.outcome).toBe('failure')
    expect(scene.gitlab.requests).toEqual([])
  })
})

describe('if: false on the step', () => {
  it.concurrent('on GitHub, where the start is recorded by then: canceled', async () => {
    const scene = await openScene()
    const run = await scene.run({ profile: 'github', step: { if: 'false' } })
    expect(scene.held()).toMatchObject([{ history: 'running, canceled' }])
    expect(run.annotations).toEqual([])
  })

  it.concurrent('with start-at: main: nothing', async () => {
    const scene = await openScene()
    await scene.run({ profile: 'github', step: { if: 'false' }, with: { 'start-at': 'main' } })
    expect(scene.gitlab.requests).toEqual([])
  })
})

it.concurrent.each(everywhere)('the outputs are there for later steps on %s', async (profile) => {
  const scene = await openScene()
  const run = await scene.run({
    profile,
    with: { environment: 'review/feature' },
    after: [{ run: 'echo "page: ${{ steps.deploy.outputs.web-url }}"' }],
  })
  const [deployment] = scene.project.deployments
  const [environment] = scene.project.environments
  const page = `${scene.gitlab.url}/group/app/-/environments/${String(environment?.id)}`
  expect(run.outputs).toEqual({
    tracking: 'recorded',
    'deployment-id': String(deployment?.id),
    'deployment-iid': String(deployment?.iid),
    'environment-id': String(environment?.id),
    'environment-slug': environment?.slug,
    'web-url': page,
  })
  expect(run.log).toContain(`page: ${page}`)
})

it.concurrent('a project given by its id has no pages to link to', async () => {
  const scene = await openScene()
  const run = await scene.run({ profile: 'github', with: { project: String(scene.project.id) } })
  expect(scene.statuses()).toEqual(['success'])
  expect(run.outputs).toMatchObject({ tracking: 'recorded', 'web-url': '' })
  expect(run.log).toMatch(/to production is recorded in GitLab as success$/m)
})

describe('gitlab-url', () => {
  it.concurrent.each(['/', '/api/v4', '/api/v4/'])('%s at its end is left out', async (ending) => {
    const scene = await openScene()
    const run = await scene.run({ profile: 'github', with: { 'gitlab-url': `${scene.gitlab.url}${ending}` } })
    expect(scene.statuses()).toEqual(['success'])
    expect(run.outputs['web-url']).toMatch(`${scene.gitlab.url}/group/app/-/environments/`)
  })

  it.concurrent('may have a path', async () => {
    const scene = await openScene({ gitlab: { basePath: '/our/gitlab' } })
    const run = await scene.run({ profile: 'github' })
    expect(scene.statuses()).toEqual(['success'])
    expect(run.outputs['web-url']).toContain('/our/gitlab/group/app/-/environments/')
  })

  it.concurrent('plain http to another machine is warned of, once', async () => {
    const scene = await openScene()
    const run = await scene.run({
      profile: 'github',
      with: { 'gitlab-url': 'http://gitlab.invalid' },
      // Where no name can be looked up at all, the action takes it for a passing trouble, and its time to get over it.
      env: hurry({ pre: 50, main: 50, post: 50 }),
    })
    const insecure = messages(run, 'warning').filter((text) => text.startsWith('gitlab-url begins with http://'))
    expect(insecure).toHaveLength(1)
    expect(run.conclusion).toBe('success')
  })
})

describe('https', () => {
  const certificate = selfSignedCertificate()
  const folder = mkdtempSync(path.join(tmpdir(), 'certificate-'))
  const file = path.join(folder, 'ours.pem')
  writeFileSync(file, certificate.cert)
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true })
  })

  it.concurrent('with a certificate that Node.js is told to trust', async () => {
    const scene = await openScene({ gitlab: { certificate } })
    const run = await scene.run({ profile: 'github', step: { env: { NODE_EXTRA_CA_CERTS: file } } })
    // A step's own environment reaches its pre as well.
    expect(scene.sent()).toEqual(['create deployment', 'update deployment'])
    expect(run.annotations).toEqual([])
  })

  it.concurrent('with a certificate that nobody trusts: said at the start and at the end', async () => {
    const scene = await openScene({ gitlab: { certificate } })
    const run = await scene.run({ profile: 'github' })
    expect(messages(run, 'warning')).toEqual([
      expect.stringMatching(/^Could not record the start of .*NODE_EXTRA_CA_CERTS/),
      expect.stringMatching(/^Could not record the deployment of .*NODE_EXTRA_CA_CERTS/),
    ])
    expect(scene.gitlab.requests).toEqual([])
  })
})
