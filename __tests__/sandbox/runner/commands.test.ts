import { parseCommand } from '../../../sandbox/runner/commands.js'
import { Masks } from '../../../sandbox/runner/masks.js'
import { everyProfile, onlyJob, runSteps } from './support.js'

describe('a workflow command', () => {
  test.each([
    ['::warning::text', { name: 'warning', properties: {}, data: 'text' }],
    [
      '  ::warning title=T,file=a%2Cb::x%0Ay%25',
      { name: 'warning', properties: { title: 'T', file: 'a,b' }, data: 'x\ny%' },
    ],
    ['::error title=a=b::http://[::1]/', { name: 'error', properties: { title: 'a=b' }, data: 'http://[::1]/' }],
    ['see ##[error]inside', { name: 'error', properties: {}, data: 'inside' }],
    ['##[warning title=T%3B;line=1]old', { name: 'warning', properties: { title: 'T;', line: '1' }, data: 'old' }],
    ['see ::warning::inside', undefined],
    ['::unknown::text', undefined],
    ['::WARNING::text', undefined],
    ['::warning:text', undefined],
    ['a plain line', undefined],
  ])('as GitHub reads %j', (line, command) => {
    expect(parseCommand(line, 'actions/runner')).toEqual(command)
  })

  test.each([
    ['::warning title=T::text', { name: 'warning', properties: { title: 'T' }, data: 'text' }],
    ['##[warning title=T;line=1]old', { name: 'warning', properties: { title: 'T', line: '1' }, data: 'old' }],
    ['::unknown::text', { name: 'unknown', properties: {}, data: 'text' }],
    ['::error title=a=b::lost pair', { name: 'error', properties: {}, data: 'lost pair' }],
    // the last `::` counts: seen on act 0.2.89
    ['::warning::a::b', { name: 'warning::a', properties: {}, data: 'b' }],
    ['  ::warning::indented', undefined],
    ['see ##[error]inside', undefined],
  ])('as act reads %j', (line, command) => {
    expect(parseCommand(line, 'act')).toEqual(command)
  })
})

const speech = `
- uses: o/speaker@v1
  with:
    errors: '::error title=E::on stderr'
    lines: |
      ::add-mask::hidden word
      the hidden word and s3cr3t
      ::warning title=T::first%0Asecond
      ::notice::n
      ::debug::for the curious
      ::group::G
      ::endgroup::
      ::stop-commands::token
      ::warning::only text
      ::token::
      ::save-state name=kept::value
      ::set-output name=told::value
- run: echo still the hidden word
`

describe('the log', () => {
  const speak = async (profile: (typeof everyProfile)[number], debug = false) =>
    onlyJob(await runSteps(profile, speech, { secrets: { TOKEN: 's3cr3t' }, debug }))

  test.each(everyProfile)('on %s is masked, and annotations are told', async (profile) => {
    const job = await speak(profile)
    const [stage] = job.stages
    expect(job.log).not.toMatch(/hidden word|s3cr3t/)
    expect(stage?.log).toContain('the *** and ***')
    expect(stage?.stdout).toContain('the hidden word and s3cr3t')
    expect(job.stages[1]?.log).toBe('still the ***')
    expect(stage?.annotations.toSorted((a, b) => a.level.localeCompare(b.level))).toEqual([
      { level: 'error', title: 'E', message: 'on stderr' },
      { level: 'notice', title: '', message: 'n' },
      { level: 'warning', title: 'T', message: 'first\nsecond' },
    ])
    expect(stage?.debug).toEqual(['for the curious'])
    expect(stage?.state).toEqual({ kept: 'value' })
    expect(job.steps['o/speaker@v1']?.outputs).toEqual({ told: 'value' })
  })

  test('on GitHub shows commands as a person sees them', async () => {
    const { log } = await speak('github')
    for (const line of ['##[warning]first\nsecond', '##[group]G', '##[endgroup]', '::warning::only text']) {
      expect(log).toContain(line)
    }
    expect(log).not.toMatch(/add-mask|for the curious|save-state/)
  })

  test('on GitHub tells more with debug, masked', async () => {
    const { log, stages } = await speak('github', true)
    expect(log).toContain('##[debug]for the curious')
    expect(log).toContain('##[debug]Save intra-action state kept = value')
    expect(stages[0]?.env.RUNNER_DEBUG).toBe('1')
  })

  test('on act shows them with a symbol', async () => {
    const { log } = await speak('act')
    expect(log).toContain('  🚧  ::warning title=T::first%0Asecond')
    expect(log).toContain('  ⚙  ***')
    expect(log).not.toContain('add-mask')
  })

  test.each(['gitea', 'forgejo'] as const)('on %s shows them raw', async (profile) => {
    const { log } = await speak(profile)
    expect(log).toContain('\n::warning title=T::first%0Asecond\n')
    expect(log).toContain('::add-mask::***')
  })
})

test('a mask covers every line of its value, and the longest one first', () => {
  const masks = new Masks()
  masks.add('ab\nabc\n')
  masks.add(' ')
  expect(masks.apply('x abc ab')).toBe('x *** ***')
})

test('GitHub refuses set-env and fails the step', async () => {
  const step = "- id: a\n  run: echo '::set-env name=A::b'\n"
  expect((await runSteps('github', step)).conclusion).toBe('failure')
  expect((await runSteps('act', step)).conclusion).toBe('success')
})
