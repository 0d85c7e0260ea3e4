import { stringify } from 'yaml'
import { runWorkflow, type EventOptions, type RunOptions, type RunResult } from '../../sandbox/runner/index.js'
import { ACTION, type Scene } from './scene.js'

type More = Partial<Omit<RunOptions, 'event'>> & { event?: Partial<EventOptions> }

/** Runs a whole workflow with the action in it, as `octo/gitlab-deployment` or as the examples name it. */
export async function runText(scene: Scene, text: string, { event, ...more }: More = {}): Promise<RunResult> {
  const result = await runWorkflow({
    profile: 'github',
    clock: { interruptMs: 50, terminateMs: 50 },
    ...more,
    workflowText: text,
    event: { name: 'push', sha: scene.history.tip, ...event },
    repository: { name: 'octo/app', ...more.repository },
    actions: { 'octo/gitlab-deployment': ACTION, 'OWNER/gitlab-deployment': ACTION },
    secrets: more.secrets ?? { GITLAB_TOKEN: scene.token },
    node: process.env.ACTION_NODE ?? process.execPath,
  })
  await scene.gitlab.idle()
  return result
}

/** The same with jobs of one's own. */
export function runJobs(scene: Scene, jobs: Record<string, object>, more: More = {}): Promise<RunResult> {
  const all = Object.entries(jobs).map(([id, job]): [string, object] => [id, { 'runs-on': 'ubuntu-latest', ...job }])
  return runText(scene, stringify({ on: [more.event?.name ?? 'push'], jobs: Object.fromEntries(all) }), more)
}

/** A step with one of the parts, and the inputs that all of them need. */
export function partStep({ gitlab }: Pick<Scene, 'gitlab'>, part: string, inputs: Record<string, string> = {}) {
  const usual = { 'gitlab-url': gitlab.url, token: '${{ secrets.GITLAB_TOKEN }}', project: 'group/app' }
  return { id: part, uses: `octo/gitlab-deployment/${part}@v1`, with: { ...usual, ...inputs } }
}
