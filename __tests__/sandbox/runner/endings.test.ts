import { allSeen, at, everyProfile, onlyJob, ran, run, runSteps } from './support.js'
import type { ProfileName, RunControl } from '../../../sandbox/runner/index.js'

const probe = "uses: o/probe@v1\n  with: { text: one, status: '${{ job.status }}' }"
const hanging = `
- ${probe}
- id: deploy
  run: echo deploying && exec sleep 30
- id: cleanup
  if: always()
  run: echo cleaning
- id: never
  run: echo never
`

describe('a run that is cancelled while it deploys', () => {
  test.each([
    ['github', 'cancelled', 'cancelled', 'cancelled', 'success'],
    ['act', 'failure', 'cancelled', 'cancelled', 'success'],
    ['gitea', 'failure', 'success', 'cancelled', 'success'],
    ['forgejo', 'failure', 'failure', 'failure', undefined],
  ] as const)('on %s', async (profile, outcome, byDefault, explicit, cleanup) => {
    const result = await runSteps(profile, hanging, { cancelDuring: 'deploy' })
    const job = onlyJob(result)
    expect(job.steps.deploy?.outcome).toBe(outcome)
    expect(at(result, 'post', 'one')).toMatchObject({ jobStatus: byDefault, status: explicit })
    expect(job.steps.cleanup?.outcome).toBe(cleanup)
    expect(job.steps.never?.outcome).toBe(cleanup === undefined ? undefined : 'skipped')
    expect(result.conclusion).toBe(profile === 'act' ? 'failure' : 'cancelled')
  })

  test('on GitHub main gets SIGINT, SIGTERM, and is killed at last; elsewhere it is killed', async () => {
    const steps = `
- id: deploy
  run: |
    trap 'echo INT' INT
    trap 'echo TERM' TERM
    echo ready
    while :; do sleep 0.05; done
`
    const options = { cancelDuring: 'deploy', clock: { interruptMs: 400, terminateMs: 400 } }
    const deploy = async (profile: ProfileName) => onlyJob(await runSteps(profile, steps, options)).stages[0]
    expect(await deploy('github')).toMatchObject({ stdout: 'ready\nINT\nTERM\n', signal: 'SIGKILL' })
    expect(await deploy('gitea')).toMatchObject({ stdout: 'ready\n', signal: 'SIGKILL' })
  })

  test('posts have five minutes, except on Forgejo', async () => {
    const steps = `- uses: actions/checkout@v4\n- uses: ./actions/lingering\n- id: deploy\n  run: exec sleep 30\n`
    const options = { cancelDuring: 'deploy', clock: { minuteMs: 300, interruptMs: 50 }, env: { LINGER_MS: '2500' } }
    const posts = everyProfile.map(async (profile) => {
      const result = await runSteps(profile, steps, options)
      const [post] = onlyJob(result).stages.slice(-1)
      return [profile, post?.stage, post?.stdout, post?.signal, result.conclusion]
    })
    expect(await Promise.all(posts)).toEqual([
      ['github', 'post', 'lingering\n', 'SIGKILL', 'cancelled'],
      ['act', 'post', 'lingering\n', 'SIGKILL', 'failure'],
      ['gitea', 'post', 'lingering\n', 'SIGKILL', 'cancelled'],
      ['forgejo', 'post', 'lingering\n', null, 'cancelled'],
    ])
  })
})

test('a job that takes too long is ended, except on act', async () => {
  const workflow = `
on: push
jobs:
  one:
    runs-on: x
    timeout-minutes: 5
    steps:
      - uses: actions/checkout@v4
      - uses: ./actions/probe
        with: { text: one, status: '\${{ job.status }}' }
      - run: exec sleep 2.5
`
  const runs = everyProfile.map(async (profile) => {
    const result = await run(profile, workflow, { clock: { minuteMs: 300, interruptMs: 50 } })
    const [post] = onlyJob(result).stages.slice(-1)
    const seen = allSeen(result).find(({ stage }) => stage === 'post')
    return [profile, result.conclusion, post?.stage, post?.executed, seen?.status]
  })
  expect(await Promise.all(runs)).toEqual([
    ['github', 'cancelled', 'post', true, 'cancelled'],
    ['act', 'success', 'post', true, 'success'],
    ['gitea', 'failure', 'post', true, 'failure'],
    // begun, and never executed
    ['forgejo', 'failure', 'post', false, undefined],
  ])
})

test('a step that takes too long fails, and each stage has the time anew', async () => {
  const steps = `
- uses: actions/checkout@v4
- id: slow
  uses: ./actions/lingering
  timeout-minutes: 5
- run: echo next
`
  const runs = everyProfile.map(async (profile) => {
    const options = { clock: { minuteMs: 300, interruptMs: 50 }, env: { LINGER_MS: '9000' } }
    const job = onlyJob(await runSteps(profile, steps, options))
    expect(job.log).toContain('has timed out')
    return job.stages.map(({ stage, outcome, signal }) => [stage, outcome, signal]).slice(1)
  })
  const stages = (signal: string) => [
    ['main', 'success', null],
    ['main', 'success', null],
    ['post', 'failure', signal],
  ]
  expect(await Promise.all(runs)).toEqual(['SIGINT', 'SIGKILL', 'SIGKILL', 'SIGKILL'].map(stages))
})

describe('from outside', () => {
  const during = (profile: ProfileName, what: keyof RunControl) =>
    runSteps(profile, hanging, {
      onProcess: ({ step, run: control }) => {
        if (step === 'deploy') control[what]()
      },
    })

  test.each(everyProfile)('on %s nothing runs any more when the machine is gone', async (profile) => {
    const result = await during(profile, 'vanish')
    expect(ran(result)).toEqual(['pre one', 'main one'])
    expect(onlyJob(result).stages.at(-1)).toMatchObject({ step: 'deploy', signal: 'SIGKILL' })
    expect(result.conclusion).toBe('failure')
  })

  test.each([
    ['github', undefined, 'failure'],
    ['act', 'failure', 'failure'],
    ['gitea', 'cancelled', 'success'],
  ] as const)('on %s post after a SIGTERM to the runner sees %s, the run shows %s', async (profile, word, shown) => {
    const result = await during(profile, 'shutdown')
    const post = onlyJob(result).stages.find(({ stage }) => stage === 'post')
    expect(post?.inputs.status).toBe(word)
    expect(result.conclusion).toBe(shown)
  })

  test.each(everyProfile)('on %s a killed stage fails, and its files are read', async (profile) => {
    const steps = `
- uses: o/probe@v1
  with: { text: one }
- id: deploy
  run: echo "url=x" >> "$GITHUB_OUTPUT"; echo done; sleep 9
`
    const result = await runSteps(profile, steps, {
      onProcess: ({ step, child, kill }) => {
        if (step === 'deploy') child.stdout?.once('data', kill)
      },
    })
    const { deploy } = onlyJob(result).steps
    expect(deploy).toEqual({ outcome: 'failure', conclusion: 'failure', outputs: { url: 'x' } })
    expect(ran(result)).toEqual(['pre one', 'main one', 'post one'])
  })

  test('what a hook throws ends the run', async () => {
    const onStage = () => {
      throw new Error('from the hook')
    }
    await expect(runSteps('github', '- run: echo\n', { onStage })).rejects.toThrow('from the hook')
  })
})
