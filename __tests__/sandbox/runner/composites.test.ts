import { actFamily, at, everyProfile, onlyJob, ran, runSteps } from './support.js'

const failingOutside = (uses: string) => `
- uses: actions/checkout@v4
- id: c
  uses: ${uses}
  with: { text: inside, status: '\${{ job.status }}' }
- run: echo "\${{ steps.c.outputs.from-probe }}"; exit 1
`

describe('a composite action', () => {
  test.each(everyProfile)('on %s, remote, runs pre of what it uses; local, it does not', async (profile) => {
    const remote = ran(await runSteps(profile, failingOutside('o/composite@v1')))
    expect(remote.filter((stage) => stage.includes('inside'))).toEqual(['pre inside', 'main inside', 'post inside'])
    const local = ran(await runSteps(profile, failingOutside('./actions/composite')))
    expect(local.filter((stage) => stage.includes('inside'))).toEqual(['main inside', 'post inside'])
  })

  test.each(everyProfile)('on %s hands out what it was given by its steps', async (profile) => {
    const result = await runSteps(profile, failingOutside('o/composite@v1'))
    expect(onlyJob(result).stages.find(({ step }) => step.startsWith('Run echo'))?.stdout).toBe('yes\n')
    expect(onlyJob(result).steps.c?.outputs).toEqual({ 'from-probe': 'yes' })
  })

  test.each([
    ['github', 'failure', 'failure'],
    ['act', 'success', 'success'],
    ['gitea', 'success', 'success'],
    ['forgejo', 'success', 'success'],
  ] as const)('on %s sees a failure outside as %s, handed in as %s', async (profile, byDefault, handedIn) => {
    const post = at(await runSteps(profile, failingOutside('o/composite@v1')), 'post', 'inside')
    expect(post).toMatchObject({ jobStatus: byDefault, status: handedIn, late: 'success' })
  })

  test.each([
    ['github', 'failure'],
    ['act', 'failure'],
    ['gitea', 'success'],
    ['forgejo', 'failure'],
  ] as const)('on %s sees its own failure at post as %s', async (profile, word) => {
    const steps = "- uses: o/composite@v1\n  with: { text: inside, fail: 'true' }\n"
    const result = await runSteps(profile, steps)
    expect(at(result, 'post', 'inside')).toMatchObject({ jobStatus: word, late: 'failure' })
    expect(result.conclusion).toBe('failure')
  })

  test.each(everyProfile)('on %s can be told by GITHUB_ACTION_PATH', async (profile) => {
    const result = await runSteps(profile, failingOutside('o/composite@v1'))
    for (const stage of ['pre', 'main', 'post']) {
      expect(at(result, stage, 'inside').actionPath).toMatch(/composite$/)
    }
  })

  test('that is skipped runs post on GitHub only', async () => {
    const steps = '- uses: o/composite@v1\n  if: false\n  with: { text: inside }\n'
    expect(ran(await runSteps('github', steps))).toEqual(['pre inside', 'post inside'])
    for (const profile of actFamily) expect(ran(await runSteps(profile, steps))).toEqual(['pre inside'])
  })

  test('has no secrets: on GitHub not even the context', async () => {
    const steps = '- uses: actions/checkout@v4\n- uses: ./actions/curious\n'
    const options = { secrets: { TOKEN: 'secret' } }
    const onGitHub = await runSteps('github', steps, options)
    expect(onlyJob(onGitHub).stages.at(-1)?.annotations[0]?.message).toContain("'secrets'")
    const onAct = await runSteps('act', steps, options)
    expect(onlyJob(onAct).stages.at(-1)?.stdout).toBe('token <>\n')
  })

  test.each(everyProfile)('on %s steps after a failed one are skipped inside too', async (profile) => {
    const result = await runSteps(profile, '- uses: actions/checkout@v4\n- uses: ./actions/stumbling\n')
    const stages = onlyJob(result).stages.filter((stage) => stage.step.includes('stumbling/'))
    expect(stages.map(({ step, outcome }) => [step.split('/').at(-1), outcome])).toEqual([
      ['first', 'failure'],
      ['second', 'skipped'],
      ['third', 'success'],
    ])
    expect(stages[2]?.stdout).toBe('failure true\n')
  })
})

describe('a composite action in which pre fails', () => {
  const steps = '- uses: o/composite@v1\n  with: { text: inside, fail-in: pre }\n'

  test('fails the job on GitHub', async () => {
    const result = await runSteps('github', steps)
    expect(ran(result)).toEqual(['pre inside', 'post inside'])
    expect(result.conclusion).toBe('failure')
  })

  test.each(actFamily)('is not noticed on %s', async (profile) => {
    const result = await runSteps(profile, steps)
    expect(ran(result)).toEqual(['pre inside', 'main inside', 'post inside'])
    expect(result.conclusion).toBe('success')
  })
})

test('a composite action has the time of its step', async () => {
  const steps = '- uses: actions/checkout@v4\n- id: slow\n  timeout-minutes: 1\n  uses: ./actions/slow\n'
  const outcomes = everyProfile.map(async (profile) => {
    const result = await runSteps(profile, steps, { clock: { minuteMs: 300, interruptMs: 50, terminateMs: 50 } })
    return onlyJob(result).steps.slow?.outcome
  })
  expect(await Promise.all(outcomes)).toEqual(['failure', 'failure', 'failure', 'failure'])
})

describe('a composite action inside another', () => {
  test.each([
    // actions/runner issues 2030 and 3514: post gets the inputs of the outer one
    ['github', 'outer'],
    ['act', 'middle'],
    ['gitea', 'middle'],
    ['forgejo', 'middle'],
  ] as const)('on %s hands post the inputs of the %s one', async (profile, whose) => {
    const result = await runSteps(profile, '- uses: o/nested@v1\n  with: { text: outer }\n')
    expect(ran(result)).toEqual(['pre middle', 'main middle', `post ${whose}`])
  })
})
