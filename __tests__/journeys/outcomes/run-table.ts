import type { ProfileName } from '../../../sandbox/runner/index.js'
import { messages } from '../../support/run.js'
import { useScenes } from '../../support/scene.js'
import { begin, reach } from './begin.js'
import { casesOf, type Case } from './table.js'

/** Tests every row of the outcome table that a runner can reach. */
export function testOutcomesOn(profile: ProfileName): void {
  const openScene = useScenes()

  it.concurrent.each(casesOf(profile))('$beginning, main $main, $word: $holds', async (wanted: Case) => {
    const scene = await openScene()
    const [beginning, reaching] = [begin(scene, profile, wanted), reach(wanted.main)]
    const run = await scene.run({
      ...{ profile, ...beginning, ...reaching },
      with: { ...beginning.with, ...reaching.with, status: wanted.word },
    })

    const { holds } = wanted
    expect(scene.held().map(({ history }) => history)).toEqual(holds === 'nothing' ? [] : [`running, ${holds}`])
    const warnings = messages(run, 'warning').filter((text) =>
      text.startsWith('status is "done", which is not success'),
    )
    const told = wanted.main === 'ran' && wanted.beginning !== 'off'
    expect(warnings).toHaveLength(wanted.word === 'done' && told ? 1 : 0)
    expect(run.stages.some(({ stage }) => stage === 'post')).toBe(profile === 'github' || wanted.main !== 'skipped')
    if (wanted.beginning === 'off') expect(scene.gitlab.requests).toEqual([])
  })
}
