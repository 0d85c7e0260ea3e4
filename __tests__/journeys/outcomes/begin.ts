import type { ProfileName, StageName } from '../../../sandbox/runner/index.js'
import { fork } from '../../support/events.js'
import { hurry } from '../../support/hurry.js'
import type { Play } from '../../support/play.js'
import type { Scene } from '../../support/scene.js'
import type { Beginning, Case, Main } from './table.js'

/** Makes a deployment come so far by the end of the job, and no further. */
export function begin(scene: Scene, profile: ProfileName, { beginning, main }: Case): Partial<Play> {
  // Where main has to run although the stage before it was killed, it starts the deployment itself.
  const startsIn: StageName = profile === 'github' && main !== 'ran' ? 'pre' : 'main'
  const beginnings: Record<Beginning, () => Partial<Play>> = {
    recorded: () => ({}),
    'begun, and there': () => {
      scene.gitlab.fault({ kind: 'create deployment', do: 'process late', ms: 0 })
      return { ...killed(scene, startsIn), ...startAt(startsIn) }
    },
    'begun, not there': () => {
      scene.gitlab.fault({ kind: 'create deployment', do: 'hang' })
      // Post looks twice, ten seconds apart, before it believes that nothing was created.
      return { ...killed(scene, startsIn), ...startAt(startsIn), env: hurry({ post: 5 }) }
    },
    deleted: () => ({
      beforeStage: ({ stage }) => {
        if (stage === 'post') for (const { id } of scene.project.deployments) scene.project.deleteDeployment(id)
      },
    }),
    deferred: () => {
      // Who is asked to wait for an hour does not wait for it.
      const tooMany = { do: 'answer', status: 429, headers: { 'retry-after': '3600' } } as const
      scene.gitlab.fault({ kind: 'create deployment', times: Infinity, ...tooMany })
      return {
        beforeStage: ({ stage }) => {
          if (stage === 'post') scene.gitlab.clearFaults()
        },
      }
    },
    off: () => ({ event: fork(scene), with: { token: '' } }),
  }
  return beginnings[beginning]()
}

function startAt(stage: StageName): Pick<Play, 'with'> {
  return stage === 'main' ? { with: { 'start-at': 'main' } } : {}
}

/** Kills a stage as soon as GitLab has its request. */
function killed(scene: Scene, victim: StageName): Pick<Play, 'onProcess'> {
  return {
    onProcess: ({ step, stage, kill }) => {
      if (step !== 'deploy' || stage !== victim) return
      const timer = setInterval(() => {
        const [request] = scene.requests('create deployment')
        if (request?.body === undefined) return
        clearInterval(timer)
        // GitLab is given the moment that it takes to create what was asked for.
        setTimeout(kill, 100)
      }, 5)
    },
  }
}

/** What makes main run, be skipped, or fail on an input that pre could not judge yet. */
export function reach(main: Main): Partial<Play> {
  const early = { id: 'early', if: 'always()', run: 'echo "wait=soon" >> "$GITHUB_OUTPUT"' }
  if (main === 'skipped') return { step: { if: 'false' } }
  if (main === 'ran') return {}
  return {
    before: [early],
    step: { if: 'always()' },
    with: { 'commit-wait-seconds': '${{ steps.early.outputs.wait }}' },
  }
}
