import type { Deadline } from '../deadline.js'
import type { GitLab } from './api.js'
import { persistently } from './patience.js'
import type { Project, Token } from './shapes.js'
import type { Connection } from './vocabulary.js'
import { asTrouble, PROJECT_NOT_FOUND, Trouble } from './trouble.js'

/** What one subject looks like: `unknown` where this token cannot learn it. */
export interface Finding {
  subject: string
  verdict: 'fine' | 'not fine' | 'unknown'
  /** What was found and, where it is not fine, what to do; a clause without a full stop. */
  text: string
}

/** GitLab's answers about the token and the project, or the trouble there was in getting them. */
export interface Facts {
  token: Token | Trouble
  project: Project | Trouble
}

export async function factsAbout(gitlab: GitLab, deadline: Deadline): Promise<Facts> {
  const [token, project] = await Promise.all([
    persistently(deadline, () => gitlab.showToken(deadline)).catch(asTrouble),
    persistently(deadline, () => gitlab.showProject(deadline)).catch(asTrouble),
  ])
  return { token, project }
}

/** The last day on which GitLab accepts a token lies before its `expires_at`; days are counted in UTC. */
export function daysUntilExpiry({ expires_at: expiresAt }: Token, now: number): number | undefined {
  const expiry = Date.parse(expiresAt ?? '')
  return Number.isNaN(expiry) ? undefined : Math.ceil((expiry - now) / 86_400_000)
}

const NEW_TOKEN = 'Create a new one (project access token, role Developer, scope api) and update the secret'

/** From how many days before its end a token is reported. */
export const EXPIRY_NOTICE_DAYS = 14

/** All that can be said of a token, in the order in which GitLab checks it. */
export function tokenFindings(token: Token | Trouble, now: number): Finding[] {
  if (token instanceof Trouble)
    return [tokenRefused(token), ...unasked(['expiry', 'scope'], 'GitLab said nothing of the token')]
  const days = daysUntilExpiry(token, now)
  const revoked = token.revoked === true || token.active === false
  return [
    revoked ? bad('token', `the token is revoked. ${NEW_TOKEN}`) : fine('token', 'GitLab knows it'),
    days === undefined
      ? fine('expiry', 'it does not expire')
      : days > EXPIRY_NOTICE_DAYS
        ? fine('expiry', `it expires in ${days} days`)
        : bad('expiry', expiryText(token, days)),
    token.scopes.includes('api')
      ? fine('scope', 'it has the scope api')
      : bad(
          'scope',
          `the token has ${token.scopes.length === 0 ? 'no scope' : `the scope ${token.scopes.join(', ')}`} and needs api. ${NEW_TOKEN}`,
        ),
  ]
}

/** What to say of a token that GitLab still accepts, and that ends soon. */
export function expiryText({ expires_at: day }: Token, days: number): string {
  if (days <= 0) return `the token expires today (${day ?? ''}). ${NEW_TOKEN}`
  return `the token expires on ${day ?? ''}, in ${days} day${days === 1 ? '' : 's'}. ${NEW_TOKEN}`
}

/** What to do where something else than GitLab said no. */
const NOT_GITLABS_ANSWER =
  "a web page answered instead of GitLab's API. Check gitlab-url, and whether a login page, a proxy or a firewall is in front of GitLab"

function tokenRefused(trouble: Trouble): Finding {
  const { status, words = '', page } = trouble.facts
  if (page === true) return bad('token', NOT_GITLABS_ANSWER)
  if (status === 400) return unknown('token', 'it is not an access token, so GitLab does not say its scope and expiry')
  if (status !== 401) return unknown('token', trouble.message)
  if (/expired/i.test(words)) return bad('token', `the token has expired. ${NEW_TOKEN}`)
  if (/revoked/i.test(words)) return bad('token', `the token was revoked. ${NEW_TOKEN}`)
  return bad(
    'token',
    `GitLab does not know the token. Check that the secret contains the whole token and that it belongs to this GitLab, or create a new one`,
  )
}

/** Why nothing can be said of what is in a project. */
export const NOTHING_OF_THE_PROJECT = 'GitLab said nothing of the project'

/** GitLab's number for the role Developer, the least that may deploy. */
const DEVELOPER = 30

/** GitLab's number for the role of the token in the project; 0 where it does not tell. */
export function roleIn({ permissions }: Project): number {
  return Math.max(permissions?.project_access?.access_level ?? 0, permissions?.group_access?.access_level ?? 0)
}

/** All that can be said of a project and of what the token may do in it. */
export function projectFindings(project: Project | Trouble, connection: Connection): Finding[] {
  const { project: path } = connection
  if (project instanceof Trouble)
    return [
      projectRefused(project, connection),
      ...unasked(['archived', 'role', 'repository', 'CI/CD', 'environments'], NOTHING_OF_THE_PROJECT),
    ]
  const role = roleIn(project)
  const switches = [
    ['repository', 'Repository', project.repository_access_level],
    ['CI/CD', 'CI/CD', project.builds_access_level],
    ['environments', 'Environments', project.environments_access_level],
  ] as const
  return [
    fine('project', project.path_with_namespace),
    project.archived === true
      ? bad('archived', `the project ${path} is archived, so nothing in it can change. Unarchive it in its settings`)
      : fine('archived', 'it is not archived'),
    role === 0
      ? unknown('role', 'GitLab does not say what role this token has in the project; it needs Developer')
      : role >= DEVELOPER
        ? fine('role', 'Developer or higher')
        : bad('role', `the token's role in ${path} is below Developer. ${NEW_TOKEN}`),
    ...switches.map(([subject, name, level]) => switchFinding(subject, name, level, path)),
  ]
}

function switchFinding(subject: string, name: string, level: string | null | undefined, path: string): Finding {
  if (level == null) return unknown(subject, `GitLab does not say whether ${name} is switched on`)
  if (level !== 'disabled') return fine(subject, `${name} is switched on`)
  return bad(
    subject,
    `${name} is switched off in the project ${path}. Switch it on under Settings > General > Visibility, project features, permissions; deployments need it even if no pipeline runs in GitLab`,
  )
}

/** What to do where GitLab redirects to a project by its id, as it does when asked for one by an old path. */
export function movedProject(
  { kind, facts: { location = '' } }: Trouble,
  { gitlabUrl, project }: Connection,
): string | undefined {
  const projects = `${gitlabUrl}/api/v4/projects/`
  const id = location.startsWith(projects) ? /^\d+(?=\/|$)/.exec(location.slice(projects.length))?.[0] : undefined
  if (kind !== 'redirected' || id === undefined || id === project) return undefined
  return `the project ${project} has moved. Put its new path, or its id ${id}, into the input project`
}

function projectRefused(trouble: Trouble, connection: Connection): Finding {
  const { project: path } = connection
  const { status, words, page } = trouble.facts
  if (page === true) return bad('project', NOT_GITLABS_ANSWER)
  const moved = movedProject(trouble, connection)
  if (moved !== undefined) return bad('project', moved)
  if (status === 404 && words === PROJECT_NOT_FOUND) {
    return bad(
      'project',
      `there is no project ${path} that this token can see. Check the path, and that the token belongs to this project or to a group above it`,
    )
  }
  if (status === 401) return unknown('project', 'GitLab says nothing about it without a token that it knows')
  if (status === 404)
    return bad(
      'project',
      'what answers at gitlab-url is not GitLab. Check the URL, and its path if GitLab is not at the root',
    )
  return bad('project', trouble.message)
}

export function fine(subject: string, text: string): Finding {
  return { subject, verdict: 'fine', text }
}

export function unknown(subject: string, text: string): Finding {
  return { subject, verdict: 'unknown', text }
}

/** Findings on subjects that GitLab was not asked about. */
export function unasked(subjects: string[], why: string): Finding[] {
  return subjects.map((subject) => unknown(subject, why))
}

export function bad(subject: string, text: string): Finding {
  return { subject, verdict: 'not fine', text }
}
