import type { EventOptions } from '../../sandbox/runner/index.js'
import type { Part } from './parts.js'
import type { Play } from './play.js'
import type { Scene } from './scene.js'

/** What a tool reports to GitHub about a deployment of its own. */
export interface Report {
  state: string
  sha?: string
  ref?: string
  environment?: string
  /** The status's own word for it; null where it has none. */
  statusEnvironment?: string | null
  url?: string | null
  /** When the deployment was created; just now unless said. */
  createdAt?: Date
}

/** The event `deployment_status`, in the shape that GitHub documents; times are cut to the second. */
export function deploymentStatus({ history }: Pick<Scene, 'history'>, report: Report): Partial<EventOptions> {
  const { state, environment = 'production', sha = history.tip, ref = 'main', url = '' } = report
  const time = (at: Date) => at.toISOString().replace(/\.\d+Z$/, 'Z')
  const [createdAt, now] = [time(report.createdAt ?? new Date()), time(new Date())]
  const api = 'https://api.github.com/repos/octo/app/deployments/145988746'
  const creator = { login: 'heroku[bot]', id: 56099, type: 'Bot' }
  return {
    name: 'deployment_status',
    sha,
    payload: {
      action: 'created',
      deployment_status: {
        ...{ id: 209916254, url: `${api}/statuses/209916254`, node_id: 'MDE2OkRlcGxveW1lbnRTdGF0dXMyMDk5MTYyNTQ=' },
        ...{ state, creator, description: '', target_url: '', log_url: '', environment_url: url },
        environment: report.statusEnvironment === undefined ? environment : report.statusEnvironment,
        ...{ created_at: now, updated_at: now, deployment_url: api },
      },
      deployment: {
        ...{ id: 145988746, url: api, node_id: 'MDEwOkRlcGxveW1lbnQxNDU5ODg3NDY=' },
        ...{ sha, ref, task: 'deploy', payload: {}, original_environment: environment, environment },
        ...{ description: null, creator, created_at: createdAt, updated_at: now, statuses_url: `${api}/statuses` },
      },
      repository: { full_name: 'octo/app' },
    },
  }
}

/** What makes a play of the action relay/ out of a report. */
export function relayed(scene: Pick<Scene, 'history'>, report: Report, inputs: Play['with'] = {}) {
  return ['relay' satisfies Part, { event: deploymentStatus(scene, report), with: inputs }] as const
}
