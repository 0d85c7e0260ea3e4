import { hurry } from '../../support/hurry.js'
import { runPart } from '../../support/parts.js'
import { messages } from '../../support/run.js'
import { useScenes, type Scene, type SceneSettings } from '../../support/scene.js'

const openScene = useScenes()

function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
}

/** What is said of what the token may not even read. */
function forbidden(subject: string): RegExp {
  return new RegExp(
    `^${subject}: GitLab answered 403 “403 Forbidden”\\. The token needs the role Developer, and the project Repository, CI/CD and Environments switched on$`,
  )
}

/** What is wrong, settings, what else there is to do, and the sentences on it, each with its remedy. */
const wrong: [string, SceneSettings, (scene: Scene) => void, RegExp[]][] = [
  [
    'a revoked token',
    { token: { revoked: true } },
    () => undefined,
    [/^token: the token was revoked\. Create a new one/],
  ],
  [
    'an expired token',
    { token: { expiresAt: '2020-01-01' } },
    () => undefined,
    [/^token: the token has expired\. Create a new one/],
  ],
  [
    'a token that ends within 14 days',
    { token: { expiresAt: inDays(14) } },
    () => undefined,
    [/^expiry: the token expires on \d{4}-\d\d-\d\d, in 14 days\. Create a new one/],
  ],
  [
    'a scope that only reads',
    { token: { scopes: ['read_api'] } },
    () => undefined,
    [/^scope: the token has the scope read_api and needs api\. Create a new one/],
  ],
  [
    'a role below Developer',
    { token: { role: { 'group/app': 'reporter' } } },
    () => undefined,
    [/^role: the token's role in group\/app is below Developer\. Create a new one/],
  ],
  [
    'a project that the token does not see',
    { token: { role: 'none' } },
    () => undefined,
    [/^project: there is no project group\/app that this token can see\. Check the path/],
  ],
  [
    'a project that has moved',
    {},
    ({ project }) => {
      project.moveTo('group/renamed')
    },
    [/^project: the project group\/app has moved\. Put its new path, or its id \d+, into the input project$/],
  ],
  [
    'an archived project',
    { project: { archived: true } },
    () => undefined,
    [/^archived: the project group\/app is archived, .*\. Unarchive it in its settings/],
  ],
  [
    'CI/CD switched off',
    { project: { cicdEnabled: false } },
    () => undefined,
    [/^CI\/CD: CI\/CD is switched off in the project group\/app\. Switch it on under Settings/],
  ],
  [
    'Environments switched off',
    { project: { environmentsEnabled: false } },
    () => undefined,
    [/^environments: Environments is switched off in the project group\/app\. Switch it on under Settings/],
  ],
  [
    'Repository switched off',
    { project: { repositoryEnabled: false } },
    () => undefined,
    [/^repository: Repository is switched off in the project group\/app\. Switch it on under Settings/],
  ],
  [
    'environments that may not be read',
    {},
    ({ gitlab }) => {
      gitlab.fault({ kind: 'list environments', do: 'answer', status: 403, body: '{"message":"403 Forbidden"}' })
    },
    [forbidden('environment')],
  ],
  [
    'commits that were never pushed',
    { pushed: [] },
    () => undefined,
    [
      /^commit: GitLab does not have the commit [0-9a-f]{40}\. Push it to GitLab, or check the mirror$/,
      /^ref: GitLab does not have the branch main\. /,
    ],
  ],
  [
    'a mirror that fails',
    { token: { role: 'maintainer' }, project: { mirror: { paused: true } } },
    () => undefined,
    [/^mirror: the last update of the mirror failed \(Too many failures\)\. Fix it under Settings/],
  ],
  [
    'several things',
    { token: { scopes: ['read_api'], expiresAt: inDays(3) }, project: { archived: true } },
    () => undefined,
    [/^expiry: .*, in 3 days\. /, /^scope: /, /^archived: /],
  ],
]

it.concurrent.each(wrong)('%s: an error that says what to do', async (_, settings, prepare, sentences) => {
  const scene = await openScene(settings)
  prepare(scene)
  const run = await runPart(scene, 'check')
  const errors = messages(run, 'error')
  expect(errors).toHaveLength(sentences.length)
  for (const [index, sentence] of sentences.entries()) expect(errors[index]).toMatch(sentence)
  expect(run.annotations).toHaveLength(sentences.length)
  expect(run.outputs).toEqual({ result: 'not fine' })
  expect(run.stage('main').exitCode).toBe(1)
  expect(run.summary.match(/^\| ❌ \|/gmu)).toHaveLength(sentences.length)
  expect(run.summary.match(/^\| [✅❌❔] \|/gmu)).toHaveLength(14)
  expect(new Set(scene.gitlab.requests.map(({ method }) => method))).toEqual(new Set(['GET']))
})

it.concurrent('a tag that GitLab does not have is named', async () => {
  const scene = await openScene({ pushed: ['main'] })
  const run = await runPart(scene, 'check', { event: { ref: 'refs/tags/v1.2.0' } })
  expect(messages(run, 'error')).toEqual([
    expect.stringMatching(/^ref: GitLab does not have the tag v1\.2\.0\. Push it/),
  ])
})

it.concurrent('GitLab cannot be reached: not fine, in one sentence', async () => {
  const scene = await openScene()
  await scene.gitlab.stopListening()
  const run = await runPart(scene, 'check', { env: hurry({ check: 80 }) })
  expect(messages(run, 'error')).toEqual([expect.stringMatching(/^project: http:\S+ could not be reached: .* refused/)])
  expect(run.log).toMatch(/❔ token: cannot be checked: \S+ could not be reached/)
  expect(run.outputs).toEqual({ result: 'not fine' })
  expect(run.stage('main').exitCode).toBe(1)
})

it.concurrent('something else than GitLab answers: not fine', async () => {
  const scene = await openScene()
  const page = { do: 'answer', status: 200, body: '<!doctype html><title>Sign in</title>' } as const
  scene.gitlab.fault({ kind: 'any', times: Infinity, ...page })
  const run = await runPart(scene, 'check', { env: hurry({ check: 5 }) })
  expect(messages(run, 'error')).toEqual([expect.stringMatching(/^project: .* answered with an HTML page instead of/)])
  expect(run.stage('main').exitCode).toBe(1)
})
