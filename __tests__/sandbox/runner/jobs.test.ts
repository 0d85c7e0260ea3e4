import { run, everyProfile } from './support.js'

const workflow = `
on: push
jobs:
  build:
    runs-on: x
    outputs: { id: '\${{ steps.a.outputs.id }}' }
    steps:
      - id: a
        run: echo "id=42" >> "$GITHUB_OUTPUT"
  deploy:
    needs: build
    runs-on: x
    strategy:
      fail-fast: false
      max-parallel: 1
      matrix:
        region: [eu, us, cn]
        exclude: [{ region: cn }]
        include: [{ region: eu, big: true }, { region: moon }]
    steps:
      - run: echo "\${{ needs.build.outputs.id }} \${{ matrix.region }} \${{ matrix.big }} \${{ strategy.job-index }}"
      - run: exit 1
        if: matrix.region == 'us'
  skipped:
    needs: deploy
    runs-on: x
    steps: [{ run: echo }]
  report:
    needs: [deploy, skipped]
    if: always()
    runs-on: x
    steps:
      - run: echo "\${{ needs.deploy.result }} \${{ needs.skipped.result }}"
`

describe('jobs', () => {
  test.each(everyProfile)('on %s wait for those they need, and know how they ended', async (profile) => {
    const { jobs, conclusion } = await run(profile, workflow)
    const results = Object.entries(jobs).map(([key, job]) => [key, job.result, job.stages[0]?.stdout])
    expect(results).toEqual([
      ['build', 'success', ''],
      ['deploy (eu, true)', 'success', '42 eu true 0\n'],
      ['deploy (us)', 'failure', '42 us  1\n'],
      ['deploy (moon)', 'success', '42 moon  2\n'],
      ['skipped', 'skipped', undefined],
      ['report', 'success', 'failure skipped\n'],
    ])
    expect(jobs.build?.outputs).toEqual({ id: '42' })
    expect(conclusion).toBe('failure')
  })

  test('on GitHub a leg that fails cancels the others, unless told not to', async () => {
    const legs = `
on: push
jobs:
  deploy:
    runs-on: x
    strategy: { matrix: { leg: [fails, sleeps] } }
    steps:
      - run: test \${{ matrix.leg }} = fails && sleep 0.3 && exit 1 || exec sleep 5
`
    const { jobs } = await run('github', legs)
    expect(jobs['deploy (fails)']?.result).toBe('failure')
    expect(jobs['deploy (sleeps)']?.result).toBe('cancelled')
  })

  test('a matrix may be made by a job before', async () => {
    const { jobs } = await run(
      'github',
      `
on: push
jobs:
  deploy:
    runs-on: x
    strategy: { matrix: { place: '\${{ fromJSON(vars.PLACES) }}' } }
    steps: [{ run: 'true' }]
`,
      { vars: { PLACES: '["a", "b"]' } },
    )
    expect(Object.keys(jobs)).toEqual(['deploy (a)', 'deploy (b)'])
  })

  test('the workflow must be made for the event', async () => {
    await expect(run('github', 'on: [release]\njobs: {}')).rejects.toThrow('runs on release, not on push')
  })

  test('a mistake in the workflow is named', async () => {
    await expect(run('github', 'on: push\njobs:\n  one:\n    steps: [{ uses: 1 }]')).rejects.toThrow(
      'jobs.one.steps.0.uses',
    )
    await expect(run('github', 'on: push\njobs:\n  one:\n    steps: [{ uses: a/b@v1 }]')).rejects.toThrow('a/b@v1')
  })
})
