import { deploymentStatus } from '../../support/deployment-status.js'
import { runPart, type Part } from '../../support/parts.js'
import { messages } from '../../support/run.js'
import { useScenes } from '../../support/scene.js'

const openScene = useScenes()

const connection = {
  'gitlab-url': ['gitlab.example.com', /^gitlab-url is "gitlab\.example\.com": it must be the URL of GitLab/],
  token: ['glpat one two', /^token contains spaces or invalid characters \(it is not shown\)/],
  project: ['app', /^project is "app": it must be the project's numeric id, or its full path/],
} as const
const onError = ['ignore', /^on-error is "ignore": it must be warn or fail$/] as const
const environment = ['review/', /^environment is "review\/": GitLab allows letters, digits/] as const
const revision = {
  sha: ['abc1234', /^sha is "abc1234": it must be a full commit sha/],
  ref: ['refs/pull/7/merge', /^ref is "refs\/pull\/7\/merge": it must be the name of a branch or tag/],
  tag: ['yes', /^tag is "yes": it must be true or false$/],
} as const
const waiting = {
  'on-error': onError,
  'commit-wait-seconds': ['-1', /^commit-wait-seconds is "-1": it must be a whole number from 0 to 3600$/],
  'pull-mirror': ['1', /^pull-mirror is "1": it must be true or false$/],
  'run-link': ['on', /^run-link is "on": it must be true or false$/],
} as const
const tier = [
  'prod',
  /^environment-tier is "prod": it must be production, staging, testing, development or other$/,
] as const

/** Every input of each part that can be wrong, with a value that is, and the sentence on it. */
const bad: Record<Part, Record<string, readonly [string, RegExp]>> = {
  start: { ...connection, environment, ...revision, ...waiting },
  finish: {
    ...{ ...connection, environment, ...revision, ...waiting },
    'deployment-id': ['#12', /^deployment-id is "#12": it must be the number that start\/ gave as its output/],
    'environment-url': ['app.example.com', /^environment-url is "app\.example\.com": it must be a URL that/],
    'environment-tier': tier,
    status: ['done', /^status is "done": it must be success, failure, cancelled or skipped$/],
  },
  relay: {
    ...{ ...connection, ...waiting },
    'environment-map': ['production', /^environment-map is "production": every line must be like from=to$/],
    'environment-tier': tier,
    'stop-inactive': ['yes', /^stop-inactive is "yes": it must be true or false$/],
  },
  stop: {
    ...{ ...connection, environment, 'on-error': onError },
    delete: ['yes', /^delete is "yes": it must be true or false$/],
  },
  sweep: {
    ...{ ...connection, 'on-error': onError },
    environments: ['fine\nreview/', /^environments is "review\/": GitLab allows letters, digits/],
    'older-than-hours': ['1.5', /^older-than-hours is "1\.5": it must be a whole number from 0 to 87600$/],
    'close-as': ['success', /^close-as is "success": it must be canceled or failed$/],
    'dry-run': ['1', /^dry-run is "1": it must be true or false$/],
  },
  check: { ...connection, environment, ...revision },
}

/** What each part says of what it needs and was not given. */
const missing: Record<Part, string[]> = {
  start: ['environment', 'gitlab-url', 'project', 'token'],
  finish: ['environment', 'gitlab-url', 'project', 'status', 'token'],
  relay: ['gitlab-url', 'project', 'token'],
  stop: ['environment', 'gitlab-url', 'project', 'token'],
  sweep: ['gitlab-url', 'project', 'token'],
  check: ['environment', 'gitlab-url', 'project', 'token'],
}

const profiles: Record<Part, 'github' | 'act' | 'gitea' | 'forgejo'> = {
  ...{ start: 'gitea', finish: 'forgejo', relay: 'github', stop: 'act', sweep: 'gitea', check: 'forgejo' },
} as const

describe.each(['start', 'finish', 'relay', 'stop', 'sweep', 'check'] as const)('%s/', (part) => {
  it.concurrent('all that is wrong at once, a sentence each, before any request', async () => {
    const scene = await openScene()
    const rows = Object.entries(bad[part])
    const run = await runPart(scene, part, {
      profile: profiles[part],
      with: Object.fromEntries(rows.map(([name, [value]]) => [name, value])),
      ...(part === 'relay' ? { event: deploymentStatus(scene, { state: 'success' }) } : {}),
    })
    const errors = messages(run, 'error')
    expect(errors).toHaveLength(rows.length)
    for (const [, [, sentence]] of rows) expect(errors).toContainEqual(expect.stringMatching(sentence))
    expect(errors.join()).not.toMatch(/\n|glpat/)
    expect(run.stage('main').exitCode).toBe(1)
    expect(run.outputs).toEqual({})
    expect(scene.gitlab.requests).toEqual([])
  })

  it.concurrent('all that is missing at once', async () => {
    const scene = await openScene()
    const empty = Object.fromEntries(missing[part].map((name) => [name, '']))
    const run = await runPart(scene, part, {
      with: empty,
      ...(part === 'relay' ? { event: deploymentStatus(scene, { state: 'success' }) } : {}),
    })
    const names = messages(run, 'error').map((error) => /^(\S+) is missing: ./.exec(error)?.[1])
    expect(names.sort()).toEqual(missing[part])
    expect(run.stage('main').exitCode).toBe(1)
    expect(scene.gitlab.requests).toEqual([])
  })
})

it.concurrent.each(['9007199254740993', '0', '012', '-1', '1.5'])('finish/ refuses %s for an id', async (id) => {
  const scene = await openScene()
  const run = await runPart(scene, 'finish', { with: { 'deployment-id': id, status: 'success' } })
  expect(messages(run, 'error')).toEqual([
    `deployment-id is "${id}": it must be the number that start/ gave as its output deployment-id, or empty`,
  ])
  expect(run.stage('main').exitCode).toBe(1)
  expect(scene.gitlab.requests).toEqual([])
})

it.concurrent.each(['unknown', '', 'succes', 'true'])('finish/ refuses "%s" for a status', async (status) => {
  const scene = await openScene()
  const { tip: sha } = scene.history
  scene.project.seedDeployment({ environment: 'production', sha, status: 'running' })
  const run = await runPart(scene, 'finish', { with: { status } })
  expect(messages(run, 'error')).toEqual([expect.stringMatching(/^status is /)])
  expect(run.stage('main').exitCode).toBe(1)
  expect(scene.gitlab.requests).toEqual([])
})
