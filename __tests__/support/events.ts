import type { EventOptions } from '../../sandbox/runner/index.js'
import type { Scene } from './scene.js'

/** Who may be named in a pull request. */
interface People {
  /** The repository that it comes from. */
  from?: string
  author?: string
}

/** An open pull request from `feature` to `main`. */
export function pullRequest(
  { history }: Pick<Scene, 'history'>,
  { from = 'octo/app', author = 'octocat' }: People = {},
) {
  return {
    number: 7,
    pull_request: {
      number: 7,
      user: { login: author },
      merged: false,
      // What GitHub and Gitea would merge it into; nothing but a guess before the merge.
      merge_commit_sha: '4b825dc642cb6eb9a060e54bf8d69288fbee4904',
      head: { sha: history.feature, ref: 'feature', repo: { full_name: from } },
      base: { sha: history.earlier, ref: 'main', repo: { full_name: 'octo/app' } },
    },
  }
}

/** A pull request from a fork, whose runs are given no secrets. */
export function fork(scene: Pick<Scene, 'history'>): Partial<EventOptions> {
  return { name: 'pull_request', payload: pullRequest(scene, { from: 'stranger/app' }) }
}
