import type { ProfileName } from '../../sandbox/runner/index.js'
import { messages } from '../support/run.js'
import { useScenes } from '../support/scene.js'

const openScene = useScenes()
const runLink = { 'run-link': 'true' }

const pages: [ProfileName, string][] = [
  ['github', 'https://github.com/octo/app/actions/runs/1000'],
  ['act', 'https://github.com/octo/app/actions/runs/1000'],
  ['gitea', 'https://gitea.example.com/octo/app/actions/runs/1?by_index=1'],
  ['forgejo', 'https://forgejo.example.com/octo/app/actions/runs/1'],
]

it.concurrent.each(pages)('run-link on %s: the commit has a link to %s', async (profile, targetUrl) => {
  const scene = await openScene()
  const run = await scene.run({ profile, end: 'failure', with: runLink })
  expect(scene.sent()).toEqual(['create deployment', 'commit status', 'update deployment', 'commit status'])
  expect(scene.requests('commit status').map(({ body }) => body)).toMatchObject([
    { state: 'running', ref: 'main', name: 'deploy/production' },
    { state: 'failed', ref: 'main', name: 'deploy/production' },
  ])
  expect(scene.project.commitStatuses).toMatchObject([{ state: 'failed', targetUrl, sha: scene.history.tip }])
  expect(run.annotations).toEqual([])
})

it.concurrent('a server that does not know its address: no link', async () => {
  const scene = await openScene()
  await scene.run({ profile: 'gitea', serverUrl: 'https://', with: runLink })
  expect(scene.project.commitStatuses).toMatchObject([{ state: 'success', targetUrl: null }])
})

it.concurrent('a late record shows its end only', async () => {
  const scene = await openScene()
  const busy = { do: 'answer', status: 429, headers: { 'retry-after': '3600' } } as const
  scene.gitlab.fault({ kind: 'create deployment', times: 2, ...busy })
  await scene.run({ profile: 'github', with: runLink })
  expect(scene.requests('commit status').map(({ body }) => body)).toMatchObject([{ state: 'success' }])
})

it.concurrent(
  'trouble with it is one warning for the whole job, and the deployment is recorded all the same',
  async () => {
    const scene = await openScene()
    const forbidden = { do: 'answer', status: 403, body: '{"message":"403 Forbidden"}' } as const
    scene.gitlab.fault({ kind: 'commit status', times: 2, ...forbidden })
    const run = await scene.run({ profile: 'github', with: { ...runLink, 'on-error': 'fail' } })
    expect(scene.statuses()).toEqual(['success'])
    expect(scene.requests('commit status').map(({ status }) => status)).toEqual([403, 403])
    expect(messages(run, 'warning')).toEqual([
      expect.stringMatching(/^Could not add the link to this run on the commit in GitLab: /),
    ])
    expect(run.conclusion).toBe('success')
  },
)

it.concurrent('a status that holds already is no trouble', async () => {
  const scene = await openScene()
  const body = JSON.stringify({
    message: 'Cannot transition status via :run from :running (Reason(s): Status cannot transition via "run")',
  })
  scene.gitlab.fault({ kind: 'commit status', do: 'answer', status: 400, body })
  const run = await scene.run({ profile: 'github', with: runLink })
  expect(run.annotations).toEqual([])
})

it.concurrent('nothing of it without the input', async () => {
  const scene = await openScene()
  await scene.run({ profile: 'github' })
  expect(scene.requests('commit status')).toEqual([])
})

it.concurrent('what pre began by mistake does not stay running on the commit', async () => {
  const scene = await openScene()
  await scene.run({
    profile: 'github',
    before: [{ id: 'slug', run: 'echo "name=feature-1" >> "$GITHUB_OUTPUT"' }],
    with: { ...runLink, environment: '${{ steps.slug.outputs.name }}-app' },
  })
  const states = Object.fromEntries(scene.project.commitStatuses.map(({ name, state }) => [name, state]))
  expect(states).toEqual({ 'deploy/-app': 'canceled', 'deploy/feature-1-app': 'success' })
})
