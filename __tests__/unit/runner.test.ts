import { runnerOf } from '../../src/runner.js'

const run = {
  GITHUB_SERVER_URL: 'https://git.example.com',
  GITHUB_REPOSITORY: 'octo/app',
  GITHUB_RUN_ID: '1000',
  GITHUB_RUN_NUMBER: '7',
}
const act = { ACT: 'true' }
const gitea = { GITEA_ACTIONS: 'true' }
const forgejo = { ACT: 'true', GITEA_ACTIONS: 'true', FORGEJO_ACTIONS: 'true' }

describe('marks of runners', () => {
  const marks: [string, Record<string, string>, boolean, boolean][] = [
    ['GitHub', {}, true, false],
    ['act', act, false, false],
    // An option of Gitea's runner takes ACT away.
    ['Gitea', gitea, false, true],
    ['Gitea with ACT', { ...act, ...gitea }, false, true],
    ['Forgejo', forgejo, false, false],
    ['an empty mark', { ACT: '', GITEA_ACTIONS: '', FORGEJO_ACTIONS: '' }, true, false],
  ]

  it.each(marks)('%s', (_, env, postFollowsPre, freezesDefaults) => {
    expect(runnerOf(env)).toMatchObject({ postFollowsPre, freezesDefaults })
  })

  it.each([
    ['GitHub', {}, false],
    ['act', act, true],
    ['Gitea', gitea, true],
    ['Forgejo', forgejo, true],
  ])('in a composite action the status of the job is hidden on %s: %j', (_, env, hidden) => {
    expect(runnerOf({ ...env, GITHUB_ACTION_PATH: '/composite' }).hidesJobStatus).toBe(hidden)
    expect(runnerOf({ ...env, GITHUB_ACTION_PATH: '' }).hidesJobStatus).toBe(false)
  })
})

describe('the page of a run', () => {
  it.each([
    ['GitHub', {}, 'https://git.example.com/octo/app/actions/runs/1000'],
    ['Gitea', gitea, 'https://git.example.com/octo/app/actions/runs/7?by_index=1'],
    ['Forgejo', forgejo, 'https://git.example.com/octo/app/actions/runs/7'],
  ])('on %s', (_, env, page) => {
    expect(runnerOf({ ...run, ...env }).runUrl).toBe(page)
    expect(runnerOf({ ...run, ...env, GITHUB_SERVER_URL: `${run.GITHUB_SERVER_URL}/` }).runUrl).toBe(page)
  })

  it.each(Object.keys(run).filter((name) => name !== 'GITHUB_RUN_NUMBER'))('is not known without %s', (name) => {
    expect(runnerOf({ ...run, [name]: '' }).runUrl).toBeUndefined()
  })

  it('is not known where the server is only a scheme', () => {
    expect(runnerOf({ ...run, GITHUB_SERVER_URL: 'https://' }).runUrl).toBeUndefined()
  })
})
