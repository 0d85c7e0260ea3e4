import * as v from 'valibot'
import { readEvent } from '../event.js'

const pullRequest = v.object({
  head: v.object({ repo: v.nullish(v.object({ full_name: v.string() })) }),
  base: v.object({ repo: v.object({ full_name: v.string() }) }),
})
const author = v.object({ user: v.object({ login: v.string() }) })

const DEPENDABOT = 'dependabot[bot]'

/**
 * Why a run is given no secrets, or undefined where it should have been given them. GitHub and Gitea withhold them from
 * pull requests of forks, GitHub also from Dependabot's runs; there is nothing that the owner of the workflow did wrong.
 */
export function withoutSecrets(env: NodeJS.ProcessEnv): string | undefined {
  const { eventName, payload } = readEvent(env)
  const made = v.safeParse(author, payload.pull_request)
  const people = [env.GITHUB_ACTOR, env.GITHUB_TRIGGERING_ACTOR, made.success ? made.output.user.login : undefined]
  if (people.includes(DEPENDABOT)) return 'runs of Dependabot get no secrets, and so no token'
  const request = v.safeParse(pullRequest, payload.pull_request)
  if (!request.success || eventName === 'pull_request_target') return undefined
  const { head, base } = request.output
  return head.repo?.full_name === base.repo.full_name
    ? undefined
    : 'pull requests from forks get no secrets, and so no token'
}
