import { messages } from '../support/run.js'
import { useScenes } from '../support/scene.js'

const openScene = useScenes()
const everywhere = ['github', 'act', 'gitea', 'forgejo'] as const
const spaced = 'glpat one two'

/** Input, value, and the sentence on it: all but `token` name the value. */
const bad: [string, string, RegExp][] = [
  ['gitlab-url', 'gitlab.example.com', /^gitlab-url is "gitlab\.example\.com": it must be the URL of GitLab/],
  ['gitlab-url', 'ftp://gitlab.example.com', /^gitlab-url is "ftp:\/\/gitlab\.example\.com": /],
  [
    'gitlab-url',
    'https://gitlab.example.com/?a=b',
    /^gitlab-url is "https:\/\/gitlab\.example\.com\/\?\*\*\*": .*without anything after/,
  ],
  [
    'gitlab-url',
    'https://me:hunter2@gitlab.example.com',
    /^gitlab-url is "https:\/\/\*\*\*@gitlab\.example\.com": it must not contain/,
  ],
  ['gitlab-url', '', /^gitlab-url is missing: it must be the URL of GitLab/],
  ['token', spaced, /^token contains spaces or invalid characters \(it is not shown\)/],
  ['token', '', /^token is missing: give a GitLab project access token/],
  ['project', '', /^project is missing: /],
  ['project', 'app', /^project is "app": it must be the project's numeric id, or its full path/],
  ['project', 'group/app.git', /^project is "group\/app\.git": /],
  ['project', 'group/../app', /^project is "group\/\.\.\/app": /],
  ['project', '0', /^project is "0": /],
  ['project', 'https://gitlab.example.com/group/app', /^project is "https:\/\/gitlab/],
  ['environment', '', /^environment is missing: /],
  ['environment', 'review/', /^environment is "review\/": GitLab allows letters, digits/],
  ['environment', 'prod:eu', /^environment is "prod:eu": /],
  ['environment', 'prodüktion', /^environment is "prodüktion": /],
  ['environment', 'e'.repeat(256), /^environment is "e{99}…": GitLab allows at most 255 characters, and this has 256$/],
  ['environment-url', 'javascript:alert(1)', /^environment-url is "javascript:alert\(1\)": .*https:\/\/ or http:\/\//],
  ['environment-url', `https://example.com/${'a'.repeat(300)}`, /^environment-url is "https.*at most 255 characters/],
  [
    'environment-tier',
    'prod',
    /^environment-tier is "prod": it must be production, staging, testing, development or other$/,
  ],
  ['sha', 'abc1234', /^sha is "abc1234": it must be a full commit sha of 40 or 64 hex digits$/],
  ['sha', 'g'.repeat(40), /^sha is "g{40}": /],
  ['ref', 'refs/pull/7/merge', /^ref is "refs\/pull\/7\/merge": it must be the name of a branch or tag/],
  ['ref', 'a..b', /^ref is "a\.\.b": /],
  ['tag', 'yes', /^tag is "yes": it must be true or false$/],
  ['start-at', 'pre', /^start-at is "pre": it must be auto or main$/],
  ['on-error', 'ignore', /^on-error is "ignore": it must be warn or fail$/],
  ['commit-wait-seconds', '-1', /^commit-wait-seconds is "-1": it must be a whole number from 0 to 3600$/],
  ['commit-wait-seconds', '1.5', /^commit-wait-seconds is "1\.5": /],
  ['commit-wait-seconds', '3601', /^commit-wait-seconds is "3601": /],
  ['pull-mirror', '1', /^pull-mirror is "1": it must be true or false$/],
  ['run-link', 'on', /^run-link is "on": it must be true or false$/],
]

/** As many bad inputs in one step as there are: they are told of all at once. Each row is in one group. */
const groups = bad.reduce<Map<string, (typeof bad)[number]>[]>((made, row) => {
  const [name] = row
  const group = made.find((rows) => !rows.has(name)) ?? new Map<string, (typeof bad)[number]>()
  if (group.size === 0) made.push(group)
  group.set(name, row)
  return made
}, [])
const cases = groups.map((group, index) => {
  const rows = [...group.values()]
  return [
    rows.map(([name, value]) => `${name}: "${value.slice(0, 20)}"`).join(', '),
    everywhere[index % 4] ?? 'github',
    rows,
  ] as const
})

it.concurrent.each(cases)('%s on %s: main fails, before any request', async (_, profile, rows) => {
  const scene = await openScene()
  const inputs = Object.fromEntries(rows.map(([name, value]) => [name, value]))
  const run = await scene.run({ profile, with: inputs })

  const errors = messages(run, 'error')
  expect(errors).toHaveLength(rows.length)
  for (const [, , sentence] of rows) expect(errors).toContainEqual(expect.stringMatching(sentence))
  expect(errors.join()).not.toMatch(/\n|hunter2|glpat/)
  expect(run.stages.map(({ stage, exitCode }) => [stage, exitCode])).toEqual([
    ['pre', 0],
    ['main', 1],
    ['post', 0],
  ])
  expect(scene.gitlab.requests).toEqual([])
  expect(run.outputs).toEqual({})
  expect(run.stage('pre').annotations).toEqual([])
  expect(run.stage('post').log).toMatch(/No deployment was started, so there is nothing to report\.$/)
})

it.concurrent('a mistake that only main can see: what pre recorded has failed', async () => {
  const scene = await openScene()
  const run = await scene.run({
    profile: 'github',
    before: [{ id: 'early', run: 'echo "tier=prod" >> "$GITHUB_OUTPUT"' }],
    with: { 'environment-tier': '${{ steps.early.outputs.tier }}' },
  })
  expect(messages(run, 'error')).toEqual([expect.stringMatching(/^environment-tier is "prod"/)])
  expect(scene.held()).toMatchObject([{ history: 'running, failed' }])
  expect(run.outputs).toEqual({})
  // Nothing is updated in GitLab for the sake of a step that never ran.
  expect(scene.sent()).toEqual(['create deployment', 'update deployment'])
})

describe('the outcome that could not be known', () => {
  it.concurrent('an empty status on Gitea is a mistake before the deployment', async () => {
    const scene = await openScene()
    const run = await scene.run({ profile: 'gitea', with: { status: '' } })
    expect(messages(run, 'error')).toEqual([expect.stringContaining('add `status: ${{ job.status }}` to this step')])
    expect(run.stage('main').exitCode).toBe(1)
    expect(scene.gitlab.requests).toEqual([])
  })

  it.concurrent.each(['github', 'act', 'forgejo'] as const)('an empty status on %s is none', async (profile) => {
    const scene = await openScene()
    const run = await scene.run({ profile, with: { status: '' } })
    expect(run.annotations).toEqual([])
    expect(scene.statuses()).toEqual(['success'])
  })

  it.concurrent('a status that is empty only at the end on Gitea is not taken for a success', async () => {
    const scene = await openScene()
    const run = await scene.run({
      profile: 'gitea',
      with: { status: "${{ steps.ship.outcome == '' && 'success' || '' }}" },
      after: [{ id: 'ship', run: 'exit 1' }],
    })
    expect(scene.statuses()).toEqual(['canceled'])
    expect(messages(run, 'warning')).toEqual([expect.stringContaining('The runner did not report how the job ended')])
  })
})

it.concurrent.each(['production ', ' production'])(
  'white space around an environment ("%s") is cut off',
  async (name) => {
    const scene = await openScene()
    await scene.run({ profile: 'github', with: { environment: name } })
    expect(scene.held()).toMatchObject([{ environment: 'production' }])
  },
)
