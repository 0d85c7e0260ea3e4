import { allSeen, everyProfile, onlyJob, runSteps } from './support.js'

const twice = `
- id: a
  uses: o/probe@v1
  with: { text: a, fail-in: main, late: '\${{ toJSON(steps.a.outputs) }}' }
- id: b
  uses: o/probe@v1
  if: always()
  with: { text: b, late: '\${{ toJSON(steps.a.outputs) }}' }
`

describe('state', () => {
  test.each(everyProfile)('on %s is literal, the last entry wins, and survives a failure', async (profile) => {
    const seen = allSeen(await runSteps(profile, twice)).filter(({ text }) => text === 'a')
    const pre = { STATE_pre: '${{ job.status }} of pre' }
    expect(seen.map(({ state }) => state)).toEqual([{}, pre, { ...pre, STATE_main: '${{ job.status }} of main' }])
  })

  test.each(everyProfile)('on %s the same action twice has two states', async (profile) => {
    const { stages } = onlyJob(await runSteps(profile, twice))
    const posts = stages.filter((stage) => stage.stage === 'post')
    expect(posts.map((stage) => stage.step)).toEqual(['b', 'a'])
    expect(posts.map((stage) => stage.state)).toEqual([
      { post: '${{ job.status }} of post' },
      { post: '${{ job.status }} of post' },
    ])
  })
})

describe('outputs', () => {
  const outputs = (text: string) => [...text.matchAll(/"(from-\w+)"/g)].map((match) => match[1])

  test.each(everyProfile)('on %s those of pre are dropped and those of main kept', async (profile) => {
    const seen = allSeen(await runSteps(profile, twice)).filter(({ text }) => text === 'b')
    expect(seen.map(({ late }) => outputs(late))).toEqual([[], ['from-main'], ['from-main']])
  })

  test.each([
    ['github', ['from-main']],
    ['act', ['from-main', 'from-post']],
    ['gitea', ['from-main', 'from-post']],
    ['forgejo', ['from-main', 'from-post']],
  ] as const)('on %s the outputs of a step are %j in the end', async (profile, names) => {
    const job = onlyJob(await runSteps(profile, twice))
    expect(Object.keys(job.steps.a?.outputs ?? {})).toEqual(names)
    expect(job.steps.a).toMatchObject({ outcome: 'failure', conclusion: 'failure' })
  })
})

describe('continue-on-error', () => {
  test.each(everyProfile)('on %s hides a failed main from the job, but not from its outcome', async (profile) => {
    const steps = `
- id: a
  uses: o/probe@v1
  continue-on-error: true
  with: { text: a, fail-in: main, late: '\${{ steps.a.outcome }} \${{ steps.a.conclusion }}' }
`
    const result = await runSteps(profile, steps)
    expect(allSeen(result).at(-1)).toMatchObject({ stage: 'post', late: 'failure success', jobStatus: 'success' })
    // the act family counts a running step as a success
    expect(allSeen(result)[1]).toMatchObject({ stage: 'main', late: profile === 'github' ? ' ' : 'success success' })
    expect(result.conclusion).toBe('success')
  })
})

describe('the other files', () => {
  test.each(everyProfile)('on %s reach the steps after', async (profile) => {
    const steps = `
- run: |
    echo "GREETING=hello" >> "$GITHUB_ENV"
    for place in first second; do
      mkdir "$RUNNER_TEMP/$place" && echo "$RUNNER_TEMP/$place" >> "$GITHUB_PATH"
      printf '#!/bin/sh\\necho "$GREETING from the %s program"\\n' "$place" > "$RUNNER_TEMP/$place/greet"
      chmod +x "$RUNNER_TEMP/$place/greet"
    done
    echo "# Summary" >> "$GITHUB_STEP_SUMMARY"
- run: greet
`
    const { stages } = onlyJob(await runSteps(profile, steps))
    expect(stages[1]?.stdout).toBe('hello from the second program\n')
    expect(stages[0]?.summary).toBe('# Summary\n')
  })

  test.each([
    ['github', 'failure'],
    ['act', 'success'],
  ] as const)('on %s a line that cannot be read makes the step a %s, and the job fails', async (profile, outcome) => {
    const result = await runSteps(profile, '- id: a\n  run: echo nonsense >> "$GITHUB_OUTPUT"\n')
    expect(onlyJob(result).steps.a?.outcome).toBe(outcome)
    expect(result.conclusion).toBe('failure')
  })
})
