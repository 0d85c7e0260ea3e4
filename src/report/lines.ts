import type { Deployment } from '../gitlab/shapes.js'
import type { Trouble } from '../gitlab/trouble.js'
import type { FinalStatus } from '../gitlab/vocabulary.js'
import type { Recorded, Target } from '../state.js'
import { environmentPage, short } from './links.js'

/** The line at the start or the end of a deployment: which one it is, how it stands, and where GitLab shows it. */
export function statusLine(
  target: Target,
  deployment: Recorded,
  status: 'running' | FinalStatus,
  { already = false, how = '' } = {},
): string {
  const page = environmentPage(target, deployment.environmentId)
  return `Deployment #${deployment.iid} of ${short(target.sha)} (${target.ref}) to ${target.environment} is ${already ? 'already ' : ''}recorded in GitLab as ${status}${how}${page === undefined ? '' : `: ${page}`}`
}

/** Which deployment was left running, within a sentence. */
export function leftRunningLine({ iid, sha, environment, created_at: since }: Deployment): string {
  return `deployment #${iid} of ${short(sha)} to ${environment.name}, running since ${since}`
}

/** Which deployment is meant, within a sentence. Of one that finish/ knows by its id alone, parts may be empty. */
export function name({ sha, environment }: Pick<Target, 'sha' | 'environment'>): string {
  return `deployment${sha === '' ? '' : ` of ${short(sha)}`}${environment === '' ? '' : ` to ${environment}`}`
}

/** What GitLab says it lacks when a mirror has yet to bring it. */
export function missing({ facts }: Trouble, { sha, ref }: Pick<Target, 'sha' | 'ref'>): string {
  return facts.fields?.includes('ref') === true ? `the branch or tag ${ref}` : `the commit ${sha}`
}
