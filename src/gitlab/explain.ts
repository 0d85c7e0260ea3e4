import { TIME_FOR_A_DIAGNOSIS } from '../budget.js'
import type { Deadline } from '../deadline.js'
import type { GitLab } from './api.js'
import { factsAbout, movedProject, projectFindings, tokenFindings, type Facts } from './diagnosis.js'
import type { Connection } from './vocabulary.js'
import { Trouble } from './trouble.js'

/**
 * A sentence on what went wrong: what happened, why, and what to do. For an answer that refuses the token or the project,
 * GitLab is asked about both, so that the cause is named and not guessed. `environment` is one
 * that may be protected.
 */
export async function explain(
  gitlab: GitLab,
  trouble: Trouble,
  environment: string | undefined,
  deadline: Deadline,
): Promise<string> {
  const status = trouble.facts.status ?? 0
  const moved = movedProject(trouble, gitlab.connection)
  if (moved !== undefined) return moved
  if (![401, 403, 404, 405].includes(status) || trouble.kind !== 'refused')
    return [trouble.message, remedyFor(trouble)].filter(Boolean).join('. ')
  const facts = await factsAbout(gitlab, deadline.within(TIME_FOR_A_DIAGNOSIS))
  return `${trouble.message}. ${asSentence(causeOf(trouble, facts, gitlab.connection, environment, deadline.clock.now()))}`
}

/** A clause with a capital letter, unless it begins with a name such as an URL. */
function asSentence(clause: string): string {
  return clause.replace(/^[a-z](?=[a-z]*[ '])/, (letter) => letter.toUpperCase())
}

function causeOf(
  trouble: Trouble,
  facts: Facts,
  connection: Connection,
  environment: string | undefined,
  now: number,
): string {
  const { status, words } = trouble.facts
  if (trouble.ownedByJob) return 'a GitLab CI job made it, and only that job can change it'
  if (status === 401 && !(facts.token instanceof Trouble))
    return 'GitLab accepts the token now, so something between this runner and GitLab probably refused it'
  // What went wrong only while looking for the cause is not the cause.
  const learned =
    facts.project instanceof Trouble && facts.project.passing ? [] : projectFindings(facts.project, connection)
  const findings = [...tokenFindings(facts.token, now), ...learned]
  const cause = findings.find(
    ({ verdict, subject }) => verdict === 'not fine' && (subject !== 'expiry' || status === 401),
  )
  if (cause !== undefined) return cause.text
  if (status === 403 && !(facts.project instanceof Trouble) && environment !== undefined) {
    const hidden = learned.filter(({ verdict }) => verdict === 'unknown').map(({ subject }) => subject)
    if (hidden.length > 0)
      return `GitLab does not say how it stands with ${hidden.join(', ')}, so that may be the cause, or the environment ${environment} is protected. The token needs the role Developer, and the project Repository, CI/CD and Environments switched on`
    return `the token and the project look right, so the environment ${environment} is probably protected. Allow the token's role or user to deploy to it under Settings > CI/CD > Protected environments`
  }
  if (status === 404 && (words ?? '') === '') return 'there may be no GitLab at that URL. Check gitlab-url and project'
  return 'the cause is unclear. Run check/ with the same inputs'
}

/** What to do about a trouble whose message does not say so itself. */
function remedyFor({ kind, facts: { status = 0, page, fields } }: Trouble): string {
  if (kind === 'throttled') return 'Spread the jobs out, or ask the administrator of GitLab for a higher limit'
  if (kind === 'timed-out') return 'GitLab is overloaded, or something on the way holds its answers up'
  if (kind === 'server' && status >= 500)
    return 'GitLab or a proxy in front of it has a problem. Check its status page, or give its administrator the request id from the debug log'
  if (kind === 'server') return 'GitLab was busy with the same record or overloaded'
  // A refusal of this program's own, without an answer, says itself what to do.
  if (kind !== 'refused' || status === 0) return ''
  if (page === true)
    return "A web page answered instead of GitLab's API. Set gitlab-url to GitLab's own URL, without the project"
  // Where GitLab names a field, its words say what is wrong.
  return (fields ?? []).length > 0 ? '' : 'Run check/ with the same inputs'
}
