import * as v from 'valibot'
import { readEvent } from '../event.js'
import { environmentNameProblem } from '../inputs/wanted.js'
import type { InputReader } from '../inputs/reader.js'
import type { Outcome } from '../outcome.js'
import { isRefName, isSha, shortRef, type Revision } from '../revision.js'

const payload = v.object({
  deployment: v.object({
    sha: v.string(),
    ref: v.string(),
    environment: v.string(),
    created_at: v.pipe(v.string(), v.isoTimestamp()),
  }),
  deployment_status: v.object({
    state: v.string(),
    environment: v.nullish(v.string()),
    environment_url: v.nullish(v.string()),
  }),
})

/** What a state that a tool reports to GitHub asks of GitLab. */
export type Reported = { kind: 'running' } | Ended | { kind: 'inactive' } | { kind: 'unknown'; state: string }

export interface Ended {
  kind: 'ended'
  outcome: Outcome
}

/** A deployment that another tool reported to GitHub, as far as GitLab is concerned. */
export interface RelayedEvent {
  reported: Reported
  environment: string
  environmentUrl: string
  revision: Revision
  /** When GitHub's deployment was created, in milliseconds on GitHub's clock. */
  createdAt: number
}

/** Reads the event `deployment_status` [GitHub, webhook payloads]. What is wrong with it goes to `inputs.problems`. */
export function readRelayedEvent(inputs: InputReader, env: NodeJS.ProcessEnv): RelayedEvent | undefined {
  const event = v.safeParse(payload, readEvent(env).payload)
  if (!event.success) {
    const field = v.getDotPath(event.issues[0])
    inputs.problems.push(
      `this event carries no status of a deployment${field === null ? '' : ` (${field} is missing or not as GitHub gives it)`}: use relay/ in a GitHub workflow with \`on: deployment_status\``,
    )
    return undefined
  }
  const { deployment, deployment_status: status } = event.output
  return {
    reported: reportedBy(status.state),
    environment: readMappedEnvironment(inputs, nameOf(status.environment) ?? deployment.environment),
    environmentUrl: status.environment_url ?? '',
    revision: revisionOfDeployment(inputs, deployment),
    createdAt: Date.parse(deployment.created_at),
  }
}

/** A status may name another environment than its deployment does; GitHub has an empty name where it does not. */
function nameOf(environment: string | null | undefined): string | undefined {
  return environment === '' || environment === null ? undefined : environment
}

/** GitHub's states of a deployment [GitHub REST API, deployment statuses]. */
function reportedBy(state: string): Reported {
  if (['queued', 'pending', 'waiting', 'in_progress'].includes(state)) return { kind: 'running' }
  if (state === 'success') return { kind: 'ended', outcome: 'success' }
  if (state === 'failure' || state === 'error') return { kind: 'ended', outcome: 'failure' }
  return state === 'inactive' ? { kind: 'inactive' } : { kind: 'unknown', state }
}

function revisionOfDeployment(inputs: InputReader, { sha, ref }: { sha: string; ref: string }): Revision {
  const { ref: name, tag } = shortRef(ref)
  if (!isSha(sha)) inputs.problems.push(`the deployment in this event has no full commit sha but "${sha}"`)
  if (!isRefName(name))
    inputs.problems.push(`the deployment in this event has "${ref}" for a ref, which is no branch or tag`)
  return { sha: sha.toLowerCase(), ref: name, tag: tag ?? false }
}

/** The name in GitLab of an environment of GitHub's: as `environment-map` says, else the same. */
function readMappedEnvironment(inputs: InputReader, name: string): string {
  const mapped = readMap(inputs).get(name) ?? name
  if (name === '') {
    inputs.problems.push('the deployment in this event names no environment')
    return name
  }
  const problem = environmentNameProblem(mapped)
  if (problem !== undefined)
    inputs.problems.push(
      `the environment "${mapped}" cannot have that name in GitLab (${problem}): give it another with a line \`${name}=…\` in environment-map`,
    )
  return mapped
}

function readMap(inputs: InputReader): Map<string, string> {
  const map = new Map<string, string>()
  for (const line of inputs.lines('environment-map')) {
    // GitLab's names hold no `=`, GitHub's may.
    const at = line.lastIndexOf('=')
    const [from, to] = [line.slice(0, at).trim(), line.slice(at + 1).trim()]
    const problem = environmentNameProblem(to)
    if (at < 1 || to === '') inputs.bad('environment-map', line, 'every line must be like from=to')
    else if (problem !== undefined) inputs.bad('environment-map', line, problem)
    else map.set(from, to)
  }
  return map
}
