import { actFamily, everyProfile, onlyJob, ran, runSteps } from './support.js'

const withSkipped = `
- uses: o/probe@v1
  with: { text: one }
- uses: o/probe@v1
  if: false
  with: { text: two }
- run: exit 3
- uses: o/probe@v1
  with: { text: three }
`

describe('the stages that run', () => {
  test('on GitHub pre always runs, and post wherever pre did', async () => {
    const result = await runSteps('github', withSkipped)
    expect(ran(result)).toEqual([
      ...['pre one', 'pre two', 'pre three', 'main one'],
      ...['post three', 'post two', 'post one'],
    ])
    expect(result.conclusion).toBe('failure')
  })

  test.each(actFamily)('on %s pre always runs, and post only where main did', async (profile) => {
    const result = await runSteps(profile, withSkipped)
    expect(ran(result)).toEqual(['pre one', 'pre two', 'pre three', 'main one', 'post one'])
    expect(result.conclusion).toBe('failure')
  })

  test.each(everyProfile)('on %s a skipped stage is told', async (profile) => {
    const job = onlyJob(await runSteps(profile, withSkipped))
    const skipped = job.stages.filter((stage) => stage.skipped && stage.stage === 'main')
    expect(skipped.map((stage) => stage.step)).toEqual(['o/probe@v1 (2)', 'o/probe@v1 (3)'])
    expect(job.steps['o/probe@v1 (2)']).toEqual({ outcome: 'skipped', conclusion: 'skipped', outputs: {} })
  })

  test.each(everyProfile)('on %s a local action has no pre', async (profile) => {
    const steps = '- uses: actions/checkout@v4\n- uses: ./actions/probe\n  with: { text: local }\n'
    expect(ran(await runSteps(profile, steps))).toEqual(['main local', 'post local'])
  })

  test.each(everyProfile)('on %s a local action needs a checkout', async (profile) => {
    const result = await runSteps(profile, '- uses: ./actions/probe\n')
    expect(result.conclusion).toBe('failure')
    expect(onlyJob(result).log).toContain('Did you forget to run actions/checkout')
  })

  test('on GitHub posts run in reverse order of registration: a local action has none before main', async () => {
    const steps = `
- uses: actions/checkout@v4
- uses: ./actions/probe
  with: { text: local }
- uses: o/probe@v1
  with: { text: remote }
`
    expect(ran(await runSteps('github', steps)).slice(-2)).toEqual(['post local', 'post remote'])
    expect(ran(await runSteps('act', steps)).slice(-2)).toEqual(['post remote', 'post local'])
  })
})

const failingPre = `
- uses: o/probe@v1
  with: { text: one, fail-in: pre }
- uses: o/probe@v1
  if: always()
  with: { text: two }
`

describe('a pre that fails', () => {
  test('on GitHub fails the job, whose conditions and posts still count', async () => {
    const result = await runSteps('github', failingPre)
    expect(ran(result)).toEqual(['pre one', 'pre two', 'main two', 'post two', 'post one'])
    expect(result.conclusion).toBe('failure')
  })

  test('on Gitea the same, but no post without main', async () => {
    const result = await runSteps('gitea', failingPre)
    expect(ran(result)).toEqual(['pre one', 'pre two', 'main two', 'post two'])
    expect(result.conclusion).toBe('failure')
  })

  test.each(['act', 'forgejo'] as const)('on %s stops the whole job', async (profile) => {
    const result = await runSteps(profile, failingPre)
    expect(ran(result)).toEqual(['pre one'])
    expect(result.conclusion).toBe('failure')
  })

  test.each(everyProfile)('on %s is forgiven by continue-on-error', async (profile) => {
    const steps = '- uses: o/probe@v1\n  continue-on-error: true\n  with: { text: one, fail-in: pre }\n'
    const result = await runSteps(profile, steps)
    expect(ran(result)).toEqual(['pre one', 'main one', 'post one'])
    expect(result.conclusion).toBe('success')
  })
})

describe('a post that fails', () => {
  const steps = `
- uses: o/probe@v1
  with: { text: one, status: '\${{ job.status }}' }
- uses: o/probe@v1
  with: { text: two, fail-in: post }
`
  test.each([
    ['github', 'failure', 'failure'],
    ['act', 'failure', 'success'],
    ['gitea', 'failure', 'failure'],
    ['forgejo', 'success', 'success'],
  ] as const)('on %s makes the job a %s and lets later posts see %s', async (profile, conclusion, later) => {
    const result = await runSteps(profile, steps)
    expect(ran(result).slice(-2)).toEqual(['post two', 'post one'])
    expect(result.conclusion).toBe(conclusion)
    expect(onlyJob(result).stages.at(-1)?.inputs.status).toBe(later)
  })
})
