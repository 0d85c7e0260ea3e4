import { useScenes } from '../support/scene.js'
import { foreignCommands } from '../support/commands.js'

const openScene = useScenes()
const everywhere = ['github', 'act', 'gitea', 'forgejo'] as const

/** Text that would be a command to one runner or another if it stood at the start of a line, or anywhere in one. */
const hostile = [
  'before\n::set-output name=tracking::hijacked\nafter',
  'before\r::add-mask::o',
  '##[error]forged',
  'x ##[set-output name=tracking;]hijacked',
  ' ::stop-commands::forever',
  '::error::forged',
  '%0A::error::forged',
  '\u001b[2K\u001b[1G::warning::forged',
  'a\u2028::error::forged',
  ':::error::forged',
  '\u202e::rorre',
]

/** The lines of a summary that are neither its title nor in its table. */
function strayLines(summary: string): string[] {
  return summary.split('\n').filter((line) => line !== '' && !/^(\||###)/.test(line))
}

describe('GitLab answers with commands', () => {
  const cases = hostile.flatMap((text, index) =>
    // What is a command to actions/runner, and what is one to act.
    (['github', everywhere[1 + (index % 3)] ?? 'act'] as const).map((profile) => [index, profile, text] as const),
  )

  it.concurrent.each(cases)('text %i on %s', async (_, profile, text) => {
    const scene = await openScene()
    const refusal = {
      do: 'answer',
      status: 400,
      body: JSON.stringify({ message: { base: [text], [text]: ['x'] } }),
    } as const
    scene.gitlab.fault({ kind: ['create deployment', 'show token'], times: Infinity, ...refusal })
    const run = await scene.run({ profile, with: { 'on-error': 'fail' }, debug: true })
    expect(run.annotations.length).toBeGreaterThan(0)
    expect(foreignCommands(run)).toEqual([])
    expect(run.outputs).toEqual({})
    expect(strayLines(run.summary)).toEqual([])
  })

  it.concurrent.each(hostile.map((text, index) => [index, text] as const))('text %i in a summary', async (_, text) => {
    const scene = await openScene()
    const body = JSON.stringify({ message: { base: [text], [text]: ['x'] } })
    scene.gitlab.fault({ kind: 'create deployment', times: Infinity, do: 'answer', status: 400, body })
    const run = await scene.run({ profile: 'github' })
    expect(run.summary).toContain('| Why | Could not record the deployment of')
    expect(strayLines(run.summary)).toEqual([])
    expect(run.outputs).toMatchObject({ tracking: 'deferred' })
  })

  it.concurrent('in plain text, in headers and in the address of a redirect', async () => {
    const scene = await openScene()
    const headers = { location: 'https://x.example.com/%0a::error::forged', 'x-request-id': '::error::forged' }
    scene.gitlab.fault({
      kind: 'create deployment',
      do: 'answer',
      status: 400,
      body: '::error::forged\n##[error]x',
      headers,
    })
    scene.gitlab.fault({ kind: 'create deployment', nth: 2, do: 'answer', status: 307, headers })
    const run = await scene.run({ profile: 'github', debug: true })
    expect(run.annotations.length).toBeGreaterThan(0)
    expect(foreignCommands(run)).toEqual([])
  })

  it.concurrent('in the fields of what it says it holds', async () => {
    const scene = await openScene()
    const { tip: sha } = scene.history
    const [text = ''] = hostile
    const environment = { id: 5, name: 'production', slug: text, external_url: text }
    const created_at = new Date().toISOString()
    const body = JSON.stringify({ id: 7, iid: 7, sha, ref: 'main', status: 'running', created_at, environment })
    scene.gitlab.fault({ kind: 'create deployment', do: 'answer', status: 201, body })
    const run = await scene.run({ profile: 'github', debug: true })
    expect(foreignCommands(run)).toEqual([])
    // An output may hold any text; it must not be able to become another one.
    expect(run.outputs).toMatchObject({ tracking: 'recorded', 'environment-slug': text })
  })
})

describe('inputs are commands', () => {
  const names = ['environment', 'ref', 'sha', 'project', 'gitlab-url', 'tag', 'on-error', 'environment-url', 'status']
  it.concurrent.each(names.map((name, index) => [name, everywhere[index % everywhere.length] ?? 'github'] as const))(
    '%s on %s',
    async (name, profile) => {
      const scene = await openScene()
      // Each of them begins with a letter, because white space around an input is cut off anyway.
      const run = await scene.run({ profile, debug: true, with: { [name]: `x${hostile.join(' x')}` } })
      expect(foreignCommands(run)).toEqual([])
      expect(run.outputs).toEqual(name === 'status' ? expect.objectContaining({ tracking: 'recorded' }) : {})
    },
  )

  it.concurrent.each(everywhere)('a branch whose name is one on %s', async (profile) => {
    const scene = await openScene()
    const ref = 'refs/heads/##[error]x'
    const run = await scene.run({ profile, debug: true, event: { ref } })
    expect(foreignCommands(run)).toEqual([])
  })

  it.concurrent('a branch with a name that Markdown and HTML would make something of', async () => {
    const scene = await openScene({ pushed: [`main:refs/heads/a|b<img/src=x>`] })
    const run = await scene.run({ profile: 'github', with: { ref: 'a|b<img/src=x>' } })
    expect(scene.statuses()).toEqual(['success'])
    expect(run.summary).not.toContain('<img')
    expect(run.summary).not.toMatch(/[^\\]\|b/)
  })
})
