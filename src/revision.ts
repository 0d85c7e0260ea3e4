import * as v from 'valibot'
import type { Event } from './event.js'

/** The commit that is deployed, and the branch or tag it is deployed from. */
export interface Revision {
  sha: string
  ref: string
  tag: boolean
}

type Environment = Readonly<Record<string, string | undefined>>

const pullRequest = v.object({
  merged: v.optional(v.nullable(v.boolean())),
  merge_commit_sha: v.optional(v.nullable(v.string())),
  head: v.object({ sha: v.string(), ref: v.string() }),
  base: v.object({ ref: v.string() }),
})
const workflowRun = v.object({ head_sha: v.string(), head_branch: v.string() })
const deployment = v.object({ sha: v.string(), ref: v.string() })

/**
 * The revision that an event is about, as far as the event tells; a part that it does not tell is left out.
 *
 * - A pull request: its head, because `GITHUB_SHA` is a merge commit that GitLab never sees; once merged, the merge's own
 *   commit on the base branch (Gitea's `GITHUB_REF` is a bare sha then, and `GITHUB_REF_NAME` the number while it is open).
 * - `workflow_run`: the commit of the run that ended. `deployment`, `deployment_status`: that deployment's.
 * - Everything else: `GITHUB_SHA` and `GITHUB_REF`.
 */
export function revisionOf(event: Event, env: Environment): Partial<Revision> {
  const { eventName, payload } = event
  const request = v.safeParse(pullRequest, payload.pull_request)
  if (eventName === 'pull_request_target') {
    return {
      sha: event.sha,
      ref: request.success ? request.output.base.ref : (env.GITHUB_BASE_REF ?? ''),
      tag: false,
    }
  }
  if (eventName === 'pull_request' || (request.success && !/^refs\/(heads|tags)\//.test(event.ref))) {
    if (!request.success) return {}
    const { merged, merge_commit_sha: merge, head, base } = request.output
    return merged === true
      ? { ...(merge == null ? {} : { sha: merge }), ref: base.ref, tag: false }
      : { sha: head.sha, ref: head.ref, tag: false }
  }
  if (eventName === 'workflow_run') {
    const run = v.safeParse(workflowRun, payload.workflow_run)
    return run.success ? { sha: run.output.head_sha, ref: run.output.head_branch, tag: false } : {}
  }
  if (eventName === 'deployment' || eventName === 'deployment_status') {
    const made = v.safeParse(deployment, payload.deployment)
    if (!made.success) return {}
    const { ref, tag } = shortRef(made.output.ref)
    return { sha: made.output.sha, ref, tag: tag ?? false }
  }
  return { sha: event.sha, ...refOf(event.ref, env) }
}

function refOf(ref: string | undefined, env: Environment): Partial<Revision> {
  const name = env.GITHUB_REF_NAME ?? ''
  const full = shortRef(ref ?? '')
  // `refs/pull/7/merge` and the like: their short names are not known to GitLab.
  if (full.ref.startsWith('refs/')) return {}
  return { ref: name === '' ? full.ref : name, tag: full.tag === true || env.GITHUB_REF_TYPE === 'tag' }
}

/** A ref without `refs/heads/` or `refs/tags/`, and what that prefix tells. */
export function shortRef(ref: string): { ref: string; tag: boolean | undefined } {
  if (ref.startsWith('refs/tags/')) return { ref: ref.slice('refs/tags/'.length), tag: true }
  if (ref.startsWith('refs/heads/')) return { ref: ref.slice('refs/heads/'.length), tag: false }
  return { ref, tag: undefined }
}

/** True for a full sha, of SHA-1 or SHA-256. */
export function isSha(text: string): boolean {
  return /^([0-9a-f]{40}|[0-9a-f]{64})$/i.test(text)
}

/** True for what git accepts as the short name of a branch or tag [git-check-ref-format]. */
export function isRefName(name: string): boolean {
  if (name === '' || name.startsWith('refs/') || name.startsWith('-') || name === '@') return false
  if (/[\p{Cc} ~^:?*[\\]|\.\.|@\{|\/\/|\.$/u.test(name)) return false
  return name.split('/').every((part) => part !== '' && !part.startsWith('.') && !part.endsWith('.lock'))
}
