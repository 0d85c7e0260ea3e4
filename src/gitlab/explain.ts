import type { Deadline } from '../deadline.js'
import type { GitLab } from './api.js'
import { factsAbout, projectFindings, tokenFindings, type Facts } from './diagnosis.js'
import { Trouble } from './trouble.js'

/** Time for finding a cause, in milliseconds; it must not hold up what comes after. */
const TIME_FOR_A_DIAGNOSIS = 5_000

/**
 * A sentence on what went wrong: what happened, why, and what to do. For an answer that refuses the token or the project,
 * GitLab is asked about both, so that the cause is named and not guessed.
 */
export async function explain(
  gitlab: GitLab,
  trouble: Trouble,
  environment: string,
  deadline: Deadline,
): Promise<string> {
  const status = trouble.facts.status ?? 0
  if (![401, 403, 404, 405].includes(status) || trouble.kind !== 'refused')
    return `${trouble.message}${remedyFor(trouble)}`
  const facts = await factsAbout(gitlab, deadline.within(TIME_FOR_A_DIAGNOSIS))
  return `${trouble.message}: ${causeOf(trouble, facts, gitlab.connection.project, environment, deadline.clock.now())}`
}

function causeOf(trouble: Trouble, facts: Facts, project: string, environment: string, now: number): string {
  const { status, words = '' } = trouble.facts
  if (/using GitLab CI/i.test(words)) return 'a GitLab CI job made it, and only that job can change it'
  if (status === 401 && !(facts.token instanceof Trouble))
    return 'a moment later GitLab accepted the token again, so something between this runner and GitLab must have refused it'
  // What went wrong only while looking for the cause is not the cause.
  const learned =
    facts.project instanceof Trouble && facts.project.passing ? [] : projectFindings(facts.project, project)
  const findings = [...tokenFindings(facts.token, now), ...learned]
  const cause = findings.find(
    ({ verdict, subject }) => verdict === 'not fine' && (subject !== 'expiry' || status === 401),
  )
  if (cause !== undefined) return cause.text
  if (status === 403 && !(facts.project instanceof Trouble)) {
    return `token and project are right as far as this token can see, so the environment ${environment} is most likely protected: allow the token's role or user to deploy to it under Settings > CI/CD > Protected environments`
  }
  if (status === 404) return 'check gitlab-url and project: there may be no GitLab at that address'
  return 'the cause could not be found out: run the action check/ with the same inputs, it asks GitLab about each in turn'
}

function remedyFor({ kind, facts }: Trouble): string {
  if (kind === 'throttled')
    return ': GitLab limits how many requests it takes, so spread the jobs or ask its administrator for a higher limit'
  if (kind === 'server' && (facts.status ?? 0) >= 500)
    return ': GitLab or a proxy before it has a fault: see its status page, or give its administrator the request id from the debug log'
  if (kind === 'no-connection') return ': check gitlab-url, and whether this runner may reach it'
  return ''
}
