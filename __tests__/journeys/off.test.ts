import type { EventOptions } from '../../sandbox/runner/index.js'
import { fork, pullRequest } from '../support/events.js'
import { messages } from '../support/run.js'
import { useScenes, type Scene } from '../support/scene.js'

const openScene = useScenes()
const everywhere = ['github', 'act', 'gitea', 'forgejo'] as const
const bot = 'dependabot[bot]'

/** Runs that are given no secrets, which is nobody's mistake. */
const withoutSecrets: [string, (scene: Scene) => Partial<EventOptions>, string][] = [
  ['a fork', fork, 'pull requests from forks get no secrets'],
  ['Dependabot, as the actor', () => ({ actor: bot }), 'runs of Dependabot get no secrets'],
  [
    'Dependabot, as the triggering actor',
    () => ({ actor: 'octocat', triggeringActor: bot }),
    'runs of Dependabot get no secrets',
  ],
  [
    'Dependabot, as the author of the pull request',
    (scene) => ({ name: 'pull_request', payload: pullRequest(scene, { author: bot }) }),
    'runs of Dependabot get no secrets',
  ],
]
// Only GitHub has Dependabot.
const cases = withoutSecrets.flatMap((row) =>
  everywhere
    .filter((profile) => row[1] === fork || profile === 'github')
    .map((profile) => [row[0], profile, row] as const),
)

it.concurrent.each(cases)(
  '%s without a token on %s: a notice, and nothing else',
  async (_, profile, [, event, why]) => {
    const scene = await openScene()
    const run = await scene.run({ profile, event: event(scene), with: { token: '' }, end: 'failure' })

    expect(run.annotations).toEqual([
      {
        level: 'notice',
        title: 'GitLab deployment',
        message: `This deployment is not tracked in GitLab, because ${why}, and so no token.`,
      },
    ])
    expect(scene.gitlab.requests).toEqual([])
    expect(run.outputs).toEqual({
      tracking: 'skipped',
      'deployment-id': '',
      'deployment-iid': '',
      'environment-id': '',
      'environment-slug': '',
      'web-url': '',
    })
    expect(run.stages.map(({ exitCode }) => exitCode)).toEqual([0, 0, 0])
    expect(run.stage('post').log.replaceAll('::add-mask::***', '').replaceAll('⚙', '').trim()).toBe('')
  },
)

it.concurrent('comes before every other check', async () => {
  const scene = await openScene()
  const run = await scene.run({
    profile: 'gitea',
    event: fork(scene),
    with: { token: '', project: 'app', environment: '/', status: '' },
  })
  expect(messages(run, 'error')).toEqual([])
  expect(run.outputs.tracking).toBe('skipped')
})

it.concurrent('a later step of a run that is off fails as ever', async () => {
  const scene = await openScene()
  const run = await scene.run({ profile: 'github', event: fork(scene), with: { token: '' }, end: 'failure' })
  expect(run.conclusion).toBe('failure')
  expect(run.outcome).toBe('success')
})

describe('is not claimed', () => {
  it.concurrent('for a fork that has a token', async () => {
    const scene = await openScene()
    const { feature: sha } = scene.history
    const run = await scene.run({ profile: 'github', event: fork(scene) })
    expect(scene.held()).toMatchObject([{ sha, history: 'running, success' }])
    expect(run.annotations).toEqual([])
  })

  it.concurrent.each([
    ['a push', () => ({})],
    [
      'a pull request of the same repository',
      (scene: Scene) => ({ name: 'pull_request', payload: pullRequest(scene) }),
    ],
    [
      'a pull_request_target of a fork, which has its secrets',
      (scene: Scene) => ({ name: 'pull_request_target', payload: pullRequest(scene, { from: 'stranger/app' }) }),
    ],
  ])('for %s without a token: that is a mistake', async (_, event) => {
    const scene = await openScene()
    const run = await scene.run({ profile: 'github', event: event(scene), with: { token: '' } })
    expect(messages(run, 'error')).toEqual([
      expect.stringMatching(/^token is missing: .*the secret does not exist here$/),
    ])
    expect(run.stage('main').exitCode).toBe(1)
    expect(scene.gitlab.requests).toEqual([])
  })
})

it.concurrent('a fork that was deleted meanwhile is a fork', async () => {
  const scene = await openScene()
  const { pull_request: request, number } = pullRequest(scene)
  const payload = { number, pull_request: { ...request, head: { ...request.head, repo: null } } }
  const run = await scene.run({ profile: 'github', event: { name: 'pull_request', payload }, with: { token: '' } })
  expect(run.outputs.tracking).toBe('skipped')
})
