import type { ProfileName } from '../../../sandbox/runner/index.js'
import { fork } from '../../support/events.js'
import { useScenes, type Scene } from '../../support/scene.js'
import { partStep, runJobs } from '../../support/workflow.js'

const openScene = useScenes()

/** start/, a deployment, and finish/ in a job each, as in README.md. */
function threeJobs(scene: Scene, deploy: object, inputs: Record<string, string> = {}) {
  return {
    start: {
      outputs: { 'deployment-id': '${{ steps.start.outputs.deployment-id }}' },
      steps: [partStep(scene, 'start', { environment: 'production', ...inputs })],
    },
    deploy: { needs: 'start', ...deploy },
    finish: {
      needs: ['start', 'deploy'],
      if: 'always()',
      steps: [
        partStep(scene, 'finish', {
          environment: 'production',
          'deployment-id': '${{ needs.start.outputs.deployment-id }}',
          status: '${{ needs.deploy.result }}',
          ...inputs,
        }),
      ],
    },
  }
}

const deployments: [string, ProfileName, object, string][] = [
  ['success', 'github', { steps: [{ run: 'true' }] }, 'success'],
  ['failure', 'gitea', { steps: [{ run: 'exit 1' }] }, 'failed'],
  // GitHub's word for a job whose time is over, and for one that a person cancelled.
  ['cancelled', 'github', { 'timeout-minutes': 1, steps: [{ run: 'exec sleep 60' }] }, 'canceled'],
  ['skipped', 'forgejo', { if: 'false', steps: [{ run: 'true' }] }, 'canceled'],
]

it.concurrent.each(deployments)(
  'a deployment in a job that ends as %s, on %s: one record',
  async (word, profile, deploy, status) => {
    const scene = await openScene()
    const result = await runJobs(scene, threeJobs(scene, deploy), {
      profile,
      clock: { minuteMs: word === 'cancelled' ? 500 : 60_000, interruptMs: 50, terminateMs: 50 },
    })
    expect(result.jobs.deploy?.result).toBe(word)
    expect(result.jobs.finish?.stages[0]?.inputs.status).toBe(word)
    expect(scene.held()).toMatchObject([{ environment: 'production', history: `running, ${status}` }])
    const id = String(scene.project.deployments[0]?.id)
    expect(result.jobs.start?.outputs).toEqual({ 'deployment-id': id })
    expect(result.jobs.finish?.steps.finish?.outputs).toMatchObject({ tracking: 'recorded', 'deployment-id': id })
    // The id is enough: nothing is searched for.
    expect(scene.sent()).toEqual(['create deployment', 'show deployment', 'update deployment'])
  },
)

it.concurrent('a start that was deferred is made up for, and no id is handed out for it', async () => {
  const scene = await openScene({ pushed: [] })
  const result = await runJobs(scene, threeJobs(scene, { steps: [{ run: 'true' }] }), {
    onStage: async ({ step }) => {
      if (step === 'start') await scene.push()
    },
  })
  expect(result.jobs.start?.steps.start?.outputs).toMatchObject({ tracking: 'deferred', 'deployment-id': '' })
  expect(result.jobs.finish?.steps.finish?.outputs.tracking).toBe('recorded')
  expect(scene.held()).toMatchObject([{ history: 'running, success' }])
  expect(result.jobs.start?.log).toMatch(
    /The start of the deployment of .{8} to production is not recorded yet, because .*; finish\/ will record it\./,
  )
  expect(result.jobs.start?.log).not.toContain('when the job ends')
})

it.concurrent('a run of a fork is not tracked, and both say so', async () => {
  const scene = await openScene()
  const jobs = threeJobs(scene, { steps: [{ run: 'true' }] }, { token: '' })
  const result = await runJobs(scene, jobs, { event: fork(scene) })
  expect(result.conclusion).toBe('success')
  expect(scene.gitlab.requests).toEqual([])
  for (const job of ['start', 'finish'] as const) {
    expect(result.jobs[job]?.steps[job]?.outputs).toMatchObject({ tracking: 'skipped', 'deployment-id': '' })
    const [stage] = result.jobs[job]?.stages ?? []
    expect(stage?.annotations.map(({ level, message }) => `${level}: ${message}`)).toEqual([
      expect.stringMatching(/^notice: .*pull requests from forks get no secrets/),
    ])
  }
})
