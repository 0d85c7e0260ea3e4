import * as v from 'valibot'
import { allSeen, at, everyProfile, onlyJob, runSteps } from './support.js'

const failingLater = `
- uses: o/probe@v1
  with: { text: one, late: '\${{ steps.deploy.outputs.url }}', status: '\${{ job.status }}' }
- id: deploy
  run: echo "url=https://x" >> "$GITHUB_OUTPUT"
- run: exit 1
`

describe('inputs', () => {
  test.each(everyProfile)('on %s what stands in with: is evaluated at each stage', async (profile) => {
    const result = await runSteps(profile, failingLater)
    expect(allSeen(result).map(({ late, status }) => [late, status])).toEqual([
      ['', 'success'],
      ['', 'success'],
      ['https://x', 'failure'],
    ])
    // not inside a composite action
    const path = profile === 'github' ? null : ''
    expect(allSeen(result).map(({ actionPath }) => actionPath)).toEqual([path, path, path])
  })

  test.each([
    ['github', 'failure'],
    ['act', 'failure'],
    ['gitea', 'success'],
    ['forgejo', 'failure'],
  ] as const)('on %s a default of job.status is %s at post', async (profile, word) => {
    expect(at(await runSteps(profile, failingLater), 'post', 'one').jobStatus).toBe(word)
  })

  test('on Gitea it is the first stage that counts, also where that is main', async () => {
    const steps = `
- uses: actions/checkout@v4
- run: exit 1
- uses: ./actions/probe
  if: always()
  with: { text: local }
`
    expect(allSeen(await runSteps('gitea', steps)).map((seen) => seen.jobStatus)).toEqual(['failure', 'failure'])
  })

  test.each(everyProfile)('on %s a step sees its own environment in its inputs', async (profile) => {
    const steps = `
- uses: o/probe@v1
  env: { OWN: 'own \${{ steps.deploy.outputs.url }}' }
  with: { text: '\${{ env.OWN }}' }
- id: deploy
  run: echo "url=later" >> "$GITHUB_OUTPUT"
`
    expect(allSeen(await runSteps(profile, steps)).map((seen) => seen.text)).toEqual(['own ', 'own ', 'own later'])
  })

  test.each(everyProfile)('on %s names are upper case, keep dashes and lose spaces', async (profile) => {
    const [stage] = onlyJob(
      await runSteps(profile, '- uses: o/mirror@v1\n  with: { With-Dash: 1.5, with space: true }\n'),
    ).stages
    const env = v.parse(v.record(v.string(), v.string()), JSON.parse(stage?.stdout ?? ''))
    expect(env['INPUT_WITH-DASH']).toBe('1.5')
    expect(env.INPUT_WITH_SPACE).toBe('true')
    expect(env.INPUT_NOT_GIVEN).toBe('')
    expect(stage?.inputs).toEqual({ 'With-Dash': '1.5', 'with space': 'true', not_given: '' })
  })

  test('on GitHub a default sees only what belongs to the job', async () => {
    const result = await runSteps('github', '- uses: actions/checkout@v4\n- uses: ./actions/outlaw\n')
    expect(onlyJob(result).stages.at(-1)?.annotations[0]?.message).toContain("'secrets'")
    expect(result.conclusion).toBe('failure')
  })
})
