import { messages } from '../support/run.js'
import { useScenes } from '../support/scene.js'

const openScene = useScenes()

/** A step whose output is still empty when pre runs. */
const slug = [{ id: 'slug', run: 'echo "name=feature-1" >> "$GITHUB_OUTPUT"' }]
const late = '${{ steps.slug.outputs.name }}'

describe('inputs that are not whole before the first step', () => {
  it.concurrent.each([
    ['environment', `review/${late}`, { environment: 'review/feature-1' }],
    ['environment', late, { environment: 'feature-1' }],
    ['ref', "${{ steps.slug.outputs.name && 'feature' || '/' }}", { ref: 'feature' }],
    ['tag', "${{ steps.slug.outputs.name && 'true' || 'later' }}", { tag: true }],
    ['project', "${{ steps.slug.outputs.name && 'group/app' || '' }}", { environment: 'production' }],
    ['environment-tier', "${{ steps.slug.outputs.name && 'other' || '-' }}", { environment: 'production' }],
    ['token', '${{ steps.slug.outputs.name && secrets.GITLAB_TOKEN }}', { environment: 'production' }],
  ])('%s: %s is left to main, with one plain line', async (name, value, holds) => {
    const scene = await openScene()
    const run = await scene.run({ profile: 'github', before: slug, with: { [name]: value } })
    expect(scene.held()).toEqual([expect.objectContaining({ ...holds, history: 'running, success' })])
    expect(run.annotations).toEqual([])
    expect(run.stage('pre').log).toMatch(
      new RegExp(
        `^The start will be recorded when the job reaches this step, because some inputs are not known yet \\(.*${name} is .*\\)\\.$`,
      ),
    )
    expect(run.stage('pre').exitCode).toBe(0)
    expect(run.outputs.tracking).toBe('recorded')
  })
})

describe('inputs that are valid before the first step, and others later', () => {
  it.concurrent('close what was begun by mistake, and start the right one', async () => {
    const scene = await openScene()
    const run = await scene.run({ profile: 'github', before: slug, with: { environment: `${late}-app` } })
    expect(scene.held()).toMatchObject([
      { environment: '-app', history: 'running, canceled' },
      { environment: 'feature-1-app', history: 'running, success' },
    ])
    expect(scene.sent()).toEqual(['create deployment', 'update deployment', 'create deployment', 'update deployment'])
    expect(messages(run, 'warning')).toEqual([
      expect.stringMatching(
        /^A deployment of .{8} to -app was started before the job's first step, but .*`start-at: main`/,
      ),
    ])
    const [, right] = scene.project.deployments
    expect(run.outputs).toMatchObject({ tracking: 'recorded', 'deployment-id': String(right?.id) })
  })

  it.concurrent.each([
    ['sha', (earlier: string) => `\${{ steps.slug.outputs.name && '${earlier}' || github.sha }}`],
    ['ref', () => "${{ steps.slug.outputs.name && 'feature' || 'main' }}"],
    ['tag', () => "${{ steps.slug.outputs.name && 'true' || 'false' }}"],
  ])('another %s is another deployment', async (name, value) => {
    const scene = await openScene()
    await scene.run({ profile: 'github', before: slug, with: { [name]: value(scene.history.earlier) } })
    expect(scene.held().map(({ history }) => history)).toEqual(['running, canceled', 'running, success'])
  })

  it.concurrent('another project is another deployment', async () => {
    const scene = await openScene({ token: { role: 'developer' } })
    const other = scene.gitlab.createProject('group/other')
    await scene.history.repository.push(other.repository)
    await scene.run({
      profile: 'github',
      before: slug,
      with: { project: "${{ steps.slug.outputs.name && 'group/other' || 'group/app' }}" },
    })
    expect(scene.held()).toMatchObject([{ history: 'running, canceled' }])
    expect(other.deployments.map(({ status }) => status)).toEqual(['success'])
  })

  it.concurrent('what cannot be closed in main is closed in post', async () => {
    const scene = await openScene()
    scene.gitlab.fault({ kind: 'update deployment', do: 'answer', status: 403, body: '{"message":"403 Forbidden"}' })
    const run = await scene.run({ profile: 'github', before: slug, with: { environment: `${late}-app` } })
    expect(scene.held().map(({ history }) => history)).toEqual(['running, canceled', 'running, success'])
    expect(messages(run, 'warning')).toHaveLength(1)
  })

  it.concurrent('what cannot be closed at all is named in a warning', async () => {
    const scene = await openScene()
    const forbidden = { do: 'answer', status: 403, body: '{"message":"403 Forbidden"}' } as const
    // In main the first request is about the wrong one; in post the second.
    scene.gitlab.fault({ kind: 'update deployment', ...forbidden })
    scene.gitlab.fault({ kind: 'update deployment', nth: 3, ...forbidden })
    const run = await scene.run({ profile: 'github', before: slug, with: { environment: `${late}-app` } })
    expect(scene.held().map(({ history }) => history)).toEqual(['running', 'running, success'])
    expect(messages(run, 'warning')[1]).toMatch(
      /^The deployment of .{8} to -app was started by mistake, and may still be running in GitLab: .*Use sweep\/ to close it\.$/,
    )
  })

  it.concurrent('are no trouble with start-at: main', async () => {
    const scene = await openScene()
    const run = await scene.run({
      profile: 'github',
      before: slug,
      with: { environment: `${late}-app`, 'start-at': 'main' },
    })
    expect(scene.held()).toMatchObject([{ environment: 'feature-1-app', history: 'running, success' }])
    expect(run.annotations).toEqual([])
    expect(run.stage('pre').log).toBe('The start will be recorded when the job reaches this step (start-at: main).')
  })
})

it.concurrent('start-at: main begins nothing where an earlier step fails', async () => {
  const scene = await openScene()
  const run = await scene.run({ profile: 'github', before: [{ run: 'exit 1' }], with: { 'start-at': 'main' } })
  expect(scene.gitlab.requests).toEqual([])
  expect(run.stage('post').log).toBe('No deployment was started, so there is nothing to report.')
})
