import type { SceneSettings } from '../../support/scene.js'
import { runPart } from '../../support/parts.js'
import { messages, type Run } from '../../support/run.js'
import { useScenes, type Scene } from '../../support/scene.js'

const openScene = useScenes()
const maintainer: SceneSettings = { token: { role: 'maintainer' } }

function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
}

/** The lines of the log, by subject. */
function findings({ log }: Run): Record<string, string> {
  const lines = [...log.matchAll(/^(✅|❌|❔) ([^:]+): (.*)$/gmu)]
  return Object.fromEntries(lines.map(([, mark = '', subject = '', text = '']) => [subject, `${mark} ${text}`]))
}

it.concurrent('a project that is ready: every subject, in a Maintainer’s eyes', async () => {
  const scene = await openScene({ token: { role: 'maintainer', expiresAt: inDays(200) } })
  scene.project.settings.mirror = { paused: false }
  scene.project.seedEnvironment('production')
  const run = await runPart(scene, 'check')
  expect(findings(run)).toEqual({
    token: '✅ GitLab knows it',
    expiry: '✅ it expires in 200 days',
    scope: '✅ it has the scope api',
    project: '✅ group/app',
    archived: '✅ it is not archived',
    role: '✅ Developer or higher',
    repository: '✅ Repository is switched on',
    'CI/CD': '✅ CI/CD is switched on',
    environments: '✅ Environments is switched on',
    environment: '✅ production is available, tier production',
    'protected environment': '✅ production is not protected',
    commit: `✅ GitLab knows ${scene.history.tip}`,
    ref: '✅ GitLab knows main',
    mirror: '✅ its last update is none',
  })
  expect(run.outputs).toEqual({ result: 'fine' })
  expect(run.annotations).toEqual([])
  expect(run.stage('main').exitCode).toBe(0)
  expect(run.summary).toContain('### Check of GitLab deployments')
  expect(run.summary.match(/^\| ✅ \|/gmu)).toHaveLength(14)
})

it.concurrent('records nothing, and asks only', async () => {
  const scene = await openScene()
  await runPart(scene, 'check', { with: { environment: 'never/seen' } })
  expect(new Set(scene.gitlab.requests.map(({ method }) => method))).toEqual(new Set(['GET']))
  expect(scene.project.deployments).toEqual([])
  expect(scene.project.environments).toEqual([])
})

/** What is fine, with settings, what else there is to do, the subject, and what is said of it. */
const fine: [string, SceneSettings, (scene: Scene) => void, string, RegExp][] = [
  ['a token without an end', {}, () => undefined, 'expiry', /^✅ it does not expire$/],
  ['a token of 15 days', { token: { expiresAt: inDays(15) } }, () => undefined, 'expiry', /^✅ .* in 15 days$/],
  ['an environment that is not there yet', {}, () => undefined, 'environment', /^✅ production does not exist yet; /],
  ['a project that is no mirror', {}, () => undefined, 'mirror', /^✅ the project is not a pull mirror$/],
  [
    'an environment that is protected for Developers',
    maintainer,
    ({ project }) => {
      project.protectEnvironment('production', 'developer')
    },
    'protected environment',
    /^✅ production is protected, and the role of this token may deploy to it$/,
  ],
]

/** What cannot be known with a token. */
const unknown: typeof fine = [
  [
    'whether an environment is protected, with a Developer’s token',
    {},
    () => undefined,
    'protected environment',
    /^❔ cannot be checked: only a Maintainer's token can see whether production is protected$/,
  ],
  [
    'whether the user is in a group that may deploy',
    maintainer,
    ({ project }) => {
      project.protectEnvironment('production', 'another group')
    },
    'protected environment',
    /^❔ cannot be checked: production is protected, and its rules name people or groups/,
  ],
  [
    'how the mirror is doing, with a Developer’s token',
    { project: { mirror: { paused: false } } },
    () => undefined,
    'mirror',
    /^❔ cannot be checked: only a Maintainer's token can see how the mirror is doing$/,
  ],
  [
    'whether the project is a mirror, in the Community Edition',
    { gitlab: { enterprise: false }, ...maintainer },
    () => undefined,
    'mirror',
    /^❔ cannot be checked: GitLab does not say whether the project is a mirror$/,
  ],
  [
    'whether an environment is protected, where GitLab refuses for another reason',
    maintainer,
    ({ gitlab }) => {
      gitlab.fault({ kind: 'show protected environment', do: 'answer', status: 418 })
    },
    'protected environment',
    /^❔ cannot be checked: GitLab answered 418$/,
  ],
]

it.concurrent.each([...fine, ...unknown])('%s: no reason to fail', async (_, settings, prepare, subject, sentence) => {
  const scene = await openScene(settings)
  prepare(scene)
  const run = await runPart(scene, 'check')
  expect(findings(run)[subject]).toMatch(sentence)
  expect(run.outputs).toEqual({ result: 'fine' })
  expect(run.annotations).toEqual([])
  expect(run.stage('main').exitCode).toBe(0)
})

it.concurrent('the Community Edition protects no environment', async () => {
  const scene = await openScene({ gitlab: { enterprise: false } })
  const run = await runPart(scene, 'check')
  expect(findings(run)['protected environment']).toBe('✅ production is not protected')
  expect(messages(run, 'error')).toEqual([])
})
