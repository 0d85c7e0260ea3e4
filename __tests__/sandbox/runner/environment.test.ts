import { everyProfile, onlyJob, run, runSteps, sha } from './support.js'
import { eventFacts } from '../../../sandbox/runner/event-environment.js'
import type { ProfileName, RunOptions } from '../../../sandbox/runner/index.js'

async function environment(profile: ProfileName, more?: Partial<RunOptions>) {
  const [stage] = onlyJob(await runSteps(profile, '- id: one\n  run: echo\n', more)).stages
  return stage?.env ?? {}
}

describe('the environment', () => {
  test.each([
    ['github', [undefined, undefined, undefined]],
    ['act', ['true', undefined, undefined]],
    ['gitea', ['true', 'true', undefined]],
    ['forgejo', ['true', 'true', 'true']],
  ] as const)('of %s has its markers', async (profile, markers) => {
    const env = await environment(profile)
    expect([env.ACT, env.GITEA_ACTIONS, env.FORGEJO_ACTIONS]).toEqual(markers)
  })

  test.each(everyProfile)('of %s has what every runner sets, and nothing of this process', async (profile) => {
    process.env.OF_THIS_PROCESS = 'yes'
    const env = await environment(profile, {})
    delete process.env.OF_THIS_PROCESS
    expect(env).toMatchObject({
      ...{ CI: 'true', GITHUB_ACTIONS: 'true', GITHUB_JOB: 'one', GITHUB_ACTION: 'one', GITHUB_RUN_ATTEMPT: '1' },
      ...{ GITHUB_REPOSITORY: 'me/repo', GITHUB_REPOSITORY_OWNER: 'me', GITHUB_EVENT_NAME: 'push', GITHUB_SHA: sha },
    })
    for (const name of ['GITHUB_WORKSPACE', 'GITHUB_EVENT_PATH', 'RUNNER_TEMP', 'RUNNER_OS', 'HOME', 'GITHUB_ACTOR']) {
      expect(env[name]).not.toBe('')
      expect(env[name]).toBeDefined()
    }
    expect(env.OF_THIS_PROCESS).toBeUndefined()
    expect(env.HOME).not.toBe(process.env.HOME)
  })

  test('can be changed and taken away', async () => {
    const env = await environment('gitea', { env: { ACT: undefined, GITHUB_RUN_ID: '7' } })
    expect(env.ACT).toBeUndefined()
    expect(env.GITHUB_RUN_ID).toBe('7')
  })

  test.each(everyProfile)('of %s comes from workflow, job and step', async (profile) => {
    const workflow = `
on: push
env: { A: workflow, B: workflow, C: workflow }
jobs:
  one:
    runs-on: x
    env: { B: job, C: 'job \${{ env.A }}' }
    steps:
      - run: echo "$A $B $C"
        env: { C: 'step after \${{ env.C }}' }
`
    expect(onlyJob(await run(profile, workflow)).stages[0]?.stdout).toBe('workflow job step after job workflow\n')
  })
})

test.each(everyProfile)('on %s defaults.run is for the job, not for composite actions', async (profile) => {
  const workflow = `
on: push
defaults: { run: { shell: bash, working-directory: nowhere } }
jobs:
  one:
    runs-on: x
    defaults: { run: { working-directory: actions } }
    steps:
      - uses: actions/checkout@v4
      - run: basename "$PWD"
      - run: basename "$PWD"
        working-directory: .
      - uses: ./actions/place
`
  const places = onlyJob(await run(profile, workflow)).stages.slice(1)
  expect(places.map((stage) => stage.stdout)).toEqual(['actions\n', 'repo\n', 'repo\n'])
})

const pullRequest = (merged: boolean) => ({
  name: 'pull_request',
  sha,
  mergeSha: 'b'.repeat(40),
  payload: {
    number: 7,
    pull_request: {
      number: 7,
      merged,
      merge_commit_sha: 'c'.repeat(40),
      head: { sha: 'd'.repeat(40), ref: 'topic' },
      base: { ref: 'main' },
    },
  },
})

describe('which commit an event names', () => {
  const facts = (profile: ProfileName, event: RunOptions['event']) => {
    const { sha: commit, ref, ref_name: name, ref_type: type, head_ref: head } = eventFacts(profile, event)
    return [commit.slice(0, 1), ref, name, type, head]
  }

  test('an open pull request', () => {
    const event = pullRequest(false)
    expect(facts('github', event)).toEqual(['b', 'refs/pull/7/merge', '7/merge', 'branch', 'topic'])
    expect(facts('act', event)).toEqual(['a', 'refs/pull/7/merge', '7/merge', '', 'topic'])
    expect(facts('gitea', event)).toEqual(['d', 'refs/pull/7/head', '7', '', 'topic'])
  })

  test('a merged one', () => {
    const event = pullRequest(true)
    expect(facts('github', event)).toEqual(['c', 'refs/pull/7/merge', '7/merge', 'branch', 'topic'])
    expect(facts('gitea', event)).toEqual(['c', 'c'.repeat(40), 'c'.repeat(40), 'commit', 'topic'])
  })

  test.each(everyProfile)('a push to a branch or of a tag on %s', (profile) => {
    expect(facts(profile, { name: 'push', sha })).toEqual(['a', 'refs/heads/main', 'main', 'branch', ''])
    const tag = { name: 'release', sha, ref: 'refs/tags/v1/x' }
    expect(facts(profile, tag)).toEqual(['a', 'refs/tags/v1/x', 'v1/x', 'tag', ''])
  })

  test('a deployment', () => {
    const payload = { deployment: { sha: 'e'.repeat(40), ref: 'main' } }
    const event = { name: 'deployment_status', sha, payload }
    expect(facts('github', event)).toEqual(['e', 'refs/heads/main', 'main', 'branch', ''])
    const ofCommit = { ...event, payload: { deployment: { sha: 'e'.repeat(40), ref: 'e'.repeat(40) } } }
    expect(facts('github', ofCommit)).toEqual(['e', '', '', '', ''])
    expect(facts('act', event)).toEqual(['e', 'main', '', '', ''])
    const whole = { ...event, payload: { deployment: { sha: 'e'.repeat(40), ref: 'refs/tags/v1' } } }
    expect(facts('act', whole)).toEqual(['e', 'refs/tags/v1', 'v1', 'tag', ''])
  })

  test('Gitea has no deployments', async () => {
    const event = { name: 'deployment_status', sha }
    await expect(run('gitea', 'on: deployment_status\njobs: {}', { event })).rejects.toThrow('has no event')
  })
})
