import { createHash } from 'node:crypto'
import type { EventOptions, ProfileName } from './types.js'

/** The part of the `github` context that says which commit a run is about. */
export interface EventFacts {
  sha: string
  ref: string
  ref_name: string
  ref_type: string
  head_ref: string
  base_ref: string
}

function lookUp(value: unknown, ...path: string[]): unknown {
  const [first, ...rest] = path
  if (first === undefined) return value
  if (typeof value !== 'object' || value === null) return undefined
  return lookUp(Object.entries(value).find(([key]) => key === first)?.[1], ...rest)
}

function textAt(value: unknown, ...path: string[]): string {
  const found = lookUp(value, ...path)
  return typeof found === 'string' || typeof found === 'number' ? String(found) : ''
}

function named(ref: string): Pick<EventFacts, 'ref' | 'ref_name' | 'ref_type'> {
  const [, kind, name] = /^refs\/(heads|tags|pull)\/(.*)$/s.exec(ref) ?? []
  return { ref, ref_name: name ?? ref, ref_type: kind === 'tags' ? 'tag' : 'branch' }
}

function pullRequest(profile: ProfileName, event: EventOptions): EventFacts {
  const at = (...path: string[]) => textAt(event.payload, 'pull_request', ...path)
  const number = at('number') || textAt(event.payload, 'number')
  const head = at('head', 'sha') || event.sha
  const merged = lookUp(event.payload, 'pull_request', 'merged') === true
  const common = { head_ref: at('head', 'ref'), base_ref: at('base', 'ref') }
  const merge = { ref: `refs/pull/${number}/merge`, ref_name: `${number}/merge` }
  if (profile === 'act') return { ...common, ...merge, sha: event.sha, ref_type: '' }
  if (profile === 'github') {
    const madeUp = createHash('sha1').update(`merge of ${head}`).digest('hex')
    const sha = merged ? at('merge_commit_sha') : (event.mergeSha ?? madeUp)
    return { ...common, ...merge, sha, ref_type: 'branch' }
  }
  if (merged) {
    const sha = at('merge_commit_sha')
    return { ...common, sha, ref: sha, ref_name: sha, ref_type: 'commit' }
  }
  return { ...common, sha: head, ref: `refs/pull/${number}/head`, ref_name: number, ref_type: '' }
}

/**
 * Which commit and ref each runner names for an event: on GitHub as in actions/runner and GitHub's documentation, on
 * the others as seen on act 0.2.89 and on Gitea's servers 1.25 and 1.26. Forgejo's is taken to be like Gitea's.
 */
export function eventFacts(profile: ProfileName, event: EventOptions): EventFacts {
  if (event.name === 'pull_request') return pullRequest(profile, event)
  const head = { head_ref: '', base_ref: '' }
  if (event.name === 'pull_request_target') {
    const base = textAt(event.payload, 'pull_request', 'base', 'ref')
    const headRef = textAt(event.payload, 'pull_request', 'head', 'ref')
    return { sha: event.sha, head_ref: headRef, base_ref: base, ...named(`refs/heads/${base}`) }
  }
  if (event.name === 'deployment' || event.name === 'deployment_status') {
    const ref = textAt(event.payload, 'deployment', 'ref')
    const sha = textAt(event.payload, 'deployment', 'sha') || event.sha
    // GitHub sends no ref at all when somebody deploys a commit
    if (profile === 'github' && ref === sha) return { ...head, sha, ref: '', ref_name: '', ref_type: '' }
    if (profile === 'github') return { ...head, sha, ...named(event.ref ?? `refs/heads/${ref}`) }
    // act takes the ref as GitHub's deployment has it, and knows no name and type of a bare one (seen on act 0.2.89)
    return { ...head, sha, ...named(ref), ...(ref.startsWith('refs/') ? {} : { ref_name: '', ref_type: '' }) }
  }
  return { ...head, sha: event.sha, ...named(event.ref ?? 'refs/heads/main') }
}
