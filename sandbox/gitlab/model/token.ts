import type { Role, TokenSettings, User } from '../types.js'
import type { ProjectRecord } from './project.js'

/** A personal, project or group access token; GitLab keeps all of them in one table. */
export interface TokenRecord {
  readonly id: number
  readonly secret: string
  readonly settings: TokenSettings
  readonly user: User
  readonly createdAt: Date
  lastUsedAt: Date | null
}

/** GitLab's numbers for the roles. */
export const accessLevels: Readonly<Record<Role, number>> = {
  none: 0,
  guest: 10,
  reporter: 20,
  developer: 30,
  maintainer: 40,
}

export function atLeast(role: Role, needed: Role): boolean {
  return accessLevels[role] >= accessLevels[needed]
}

/** The role of the token's bot in a project. */
export function roleIn(token: TokenRecord, project: ProjectRecord): Role {
  const { role = 'developer' } = token.settings
  if (typeof role === 'string') return role
  const names = [String(project.id), project.path, ...project.formerPaths]
  return names.map((name) => role[name]).find((found) => found !== undefined) ?? 'none'
}

export function scopesOf(token: TokenRecord): readonly string[] {
  return token.settings.scopes ?? ['api']
}

/** Expired from the beginning of the day named, in UTC. */
export function isExpired(token: TokenRecord, now: Date): boolean {
  const { expiresAt } = token.settings
  return expiresAt !== undefined && expiresAt !== null && expiresAt <= now.toISOString().slice(0, 10)
}

export function isRevoked(token: TokenRecord): boolean {
  return token.settings.revoked === true
}
