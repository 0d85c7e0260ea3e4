import type { Deadline } from '../deadline.js'
import type { GitLab } from './api.js'
import { persistently } from './patience.js'
import type { Project, Token } from './shapes.js'
import { asTrouble, Trouble } from './trouble.js'

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
  return Number.isNaN(expiry) ? undefined : Math.floor((expiry - now) / 86_400_000) + (expiry > now ? 1 : 0)
}

const NEW_TOKEN = 'create a new one (project access token, role Developer, scope api) and put it into the secret'

/** From how many days before its end a token is reported. */
export const EXPIRY_NOTICE_DAYS = 14

/** All that can be said of a token, in the order in which GitLab checks it. */
export function tokenFindings(token: Token | Trouble, now: number): Finding[] {
  if (token instanceof Trouble) return [tokenRefused(token)]
  const days = daysUntilExpiry(token, now)
  const revoked = token.revoked === true || token.active === false
  return [
    revoked ? bad('token', `the token is revoked: ${NEW_TOKEN}`) : fine('token', 'GitLab knows it'),
    days === undefined
      ? fine('expiry', 'it does not expire')
      : days > EXPIRY_NOTICE_DAYS
        ? fine('expiry', `it expires in ${days} days`)
        : bad('expiry', expiryText(token, days)),
    token.scopes.includes('api')
      ? fine('scope', 'it has the scope api')
      : bad(
          'scope',
          `the token has ${token.scopes.length === 0 ? 'no scope' : `the scope ${token.scopes.join(', ')}`} and needs api: ${NEW_TOKEN}`,
        ),
  ]
}

/** What to say of a token that ends soon, or has ended. */
export function expiryText({ expires_at: day }: Token, days: number): string {
  if (days <= 0) return `the token has expired (${day ?? ''}): ${NEW_TOKEN}`
  return `the token expires on ${day ?? ''}, in ${days} day${days === 1 ? '' : 's'}: ${NEW_TOKEN}`
}

function tokenRefused(trouble: Trouble): Finding {
  const { status, words = '' } = trouble.facts
  if (status === 400) return unknown('token', 'it is not an access token, so GitLab does not tell its scope and expiry')
  if (status !== 401) return unknown('token', trouble.message)
  if (/expired/i.test(words)) return bad('token', `the token has expired: ${NEW_TOKEN}`)
  if (/revoked/i.test(words)) return bad('token', `the token was revoked: ${NEW_TOKEN}`)
  return bad(
    'token',
    `GitLab does not know the token: check that the secret holds all of it and that it is a token of this GitLab, or ${NEW_TOKEN}`,
  )
}

/** GitLab's number for the role Developer, the least that may deploy. */
const DEVELOPER = 30

/** GitLab's number for the role of the token in the project; 0 where it does not tell. */
export function roleIn({ permissions }: Project): number {
  return Math.max(permissions?.project_access?.access_level ?? 0, permissions?.group_access?.access_level ?? 0)
}

/** All that can be said of a project and of what the token may do in it. */
export function projectFindings(project: Project | Trouble, path: string): Finding[] {
  if (project instanceof Trouble) return [projectRefused(project, path)]
  const role = roleIn(project)
  const switches = [
    ['repository', 'Repository', project.repository_access_level],
    ['CI/CD', 'CI/CD', project.builds_access_level],
    ['environments', 'Environments', project.environments_access_level],
  ] as const
  return [
    fine('project', project.path_with_namespace),
    project.archived === true
      ? bad('archived', `the project ${path} is archived, so nothing in it can change: unarchive it in its settings`)
      : fine('archived', 'it is not archived'),
    role === 0
      ? unknown('role', 'GitLab does not tell the role of this token in the project; it needs Developer')
      : role >= DEVELOPER
        ? fine('role', 'Developer or higher')
        : bad('role', `the token has a role below Developer in ${path}: ${NEW_TOKEN}`),
    ...switches.map(([subject, name, level]) => switchFinding(subject, name, level, path)),
  ]
}

function switchFinding(subject: string, name: string, level: string | null | undefined, path: string): Finding {
  if (level == null) return unknown(subject, `GitLab does not tell whether ${name} is switched on`)
  if (level !== 'disabled') return fine(subject, `${name} is switched on`)
  return bad(
    subject,
    `${name} is switched off in the project ${path}: switch it on under Settings > General > Visibility, project features, permissions; deployments need it even where no pipeline runs in GitLab`,
  )
}

function projectRefused(trouble: Trouble, path: string): Finding {
  const { status, words, location } = trouble.facts
  if (trouble.kind === 'redirected' && location !== undefined && /\/api\/v4\/projects\/\d+$/.test(location)) {
    const id = location.split('/').at(-1) ?? ''
    return bad('project', `the project ${path} has moved: give its new path, or its id ${id}, in the input project`)
  }
  if (status === 404 && words === '404 Project Not Found') {
    return bad(
      'project',
      `there is no project ${path} that this token can see: check the path, and that the token is one of this project or of a group above it`,
    )
  }
  if (status === 401) return unknown('project', 'GitLab tells nothing of it without a token that it knows')
  if (status === 404)
    return bad(
      'project',
      'what answers at gitlab-url is not GitLab: check the address, and the path if GitLab lives under one',
    )
  return bad('project', trouble.message)
}

export function fine(subject: string, text: string): Finding {
  return { subject, verdict: 'fine', text }
}

export function unknown(subject: string, text: string): Finding {
  return { subject, verdict: 'unknown', text }
}

export function bad(subject: string, text: string): Finding {
  return { subject, verdict: 'not fine', text }
}
