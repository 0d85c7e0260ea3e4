import { daysUntilExpiry, projectFindings, tokenFindings } from '../../../src/gitlab/diagnosis.js'
import type { Project, Token } from '../../../src/gitlab/shapes.js'
import { Trouble } from '../../../src/gitlab/trouble.js'

const now = Date.UTC(2026, 10, 22, 12)
const connection = { gitlabUrl: 'https://gitlab.example.com', token: 'glpat-x', project: 'group/app' }
const good: Token = { name: 'bot', scopes: ['api'], expires_at: '2027-11-22' }
const project: Project = {
  id: 1,
  path_with_namespace: 'group/app',
  archived: false,
  builds_access_level: 'enabled',
  repository_access_level: 'private',
  environments_access_level: 'enabled',
  permissions: { project_access: { access_level: 30 }, group_access: null },
}

/** The subjects that are not fine. */
const wrong = (findings: { subject: string; verdict: string }[]) =>
  findings.filter(({ verdict }) => verdict === 'not fine').map(({ subject }) => subject)

describe('the life of a token', () => {
  it.each([
    ['2026-11-23', 1],
    ['2026-12-06', 14],
  ])('until %s is %i days', (expiresAt, days) => {
    expect(daysUntilExpiry({ ...good, expires_at: expiresAt }, now)).toBe(days)
  })

  // GitLab names the first day on which it no longer works, counted in UTC.
  it.each(['2026-11-22', '2026-11-21', '2020-01-01'])('until %s is over', (expiresAt) => {
    expect(daysUntilExpiry({ ...good, expires_at: expiresAt }, now)).toBeLessThanOrEqual(0)
  })

  it.each([null, undefined, '', 'never'])('that is said to be %s has no end', (expiresAt) => {
    expect(daysUntilExpiry({ ...good, expires_at: expiresAt }, now)).toBeUndefined()
  })
})

describe('a token', () => {
  it.each<[string, Token | Trouble, string[]]>([
    ['all right', good, []],
    ['revoked', { ...good, revoked: true }, ['token']],
    ['not active', { ...good, active: false }, ['token']],
    ['about to expire', { ...good, expires_at: '2026-12-01' }, ['expiry']],
    ['of another scope', { ...good, scopes: ['read_api', 'write_repository'] }, ['scope']],
    ['unknown to GitLab', new Trouble('refused', '', { status: 401, words: '401 Unauthorized' }), ['token']],
    ['no access token', new Trouble('refused', '', { status: 400 }), []],
    ['not to be asked about just now', new Trouble('server', 'GitLab answered 503', { status: 503 }), []],
  ])('%s', (_, token, subjects) => {
    expect(wrong(tokenFindings(token, now))).toEqual(subjects)
  })
})

describe('a project', () => {
  const access = (level: number) => ({ project_access: null, group_access: { access_level: level } })

  it.each<[string, Partial<Project>, string[]]>([
    ['all right', {}, []],
    ['archived', { archived: true }, ['archived']],
    ['where the token is a Reporter', { permissions: access(20) }, ['role']],
    ['where the token is a Maintainer by its group', { permissions: access(40) }, []],
    ['that does not tell the role', { permissions: null }, []],
    ['without CI/CD', { builds_access_level: 'disabled' }, ['CI/CD']],
    ['without a repository', { repository_access_level: 'disabled' }, ['repository']],
    ['without environments', { environments_access_level: 'disabled' }, ['environments']],
  ])('%s', (_, changes, subjects) => {
    expect(wrong(projectFindings({ ...project, ...changes }, connection))).toEqual(subjects)
  })

  it('that has moved is named by its id', () => {
    const location = 'https://gitlab.example.com/api/v4/projects/42'
    const [finding] = projectFindings(new Trouble('redirected', '', { status: 301, location }), connection)
    expect(finding).toMatchObject({ subject: 'project', verdict: 'not fine' })
    expect(finding?.text).toContain('its id 42')
  })
})
