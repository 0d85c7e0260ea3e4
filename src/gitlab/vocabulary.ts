/** GitLab's words, for everything that has no need of the client itself. */

/** What GitLab is asked to hold. */
export interface Wanted {
  environment: string
  /** Full, in lower case. */
  sha: string
  /** Short name of a branch or tag. */
  ref: string
  tag: boolean
}

/** Where GitLab is, whom it is to believe, and which project is meant. */
export interface Connection {
  /** Without `/api/v4` and without a slash at the end. */
  gitlabUrl: string
  token: string
  /** Numeric id or full path. */
  project: string
}

/** The statuses in which a deployment can end; with `running` these are all that GitLab's API accepts. */
export type FinalStatus = 'success' | 'failed' | 'canceled'
export type Status = 'running' | FinalStatus

export const ENVIRONMENT_TIERS = ['production', 'staging', 'testing', 'development', 'other'] as const
export type EnvironmentTier = (typeof ENVIRONMENT_TIERS)[number]

/** Requests to create a deployment that went out and were not answered. Times are this machine's, in milliseconds. */
export interface Attempt {
  /** When the first of them went out. */
  begunAt: number
  /** When the last of them did. */
  sentAt: number
  /** True where GitLab may still be at work on the last one: it timed out, or the stage was killed. */
  atWork: boolean
}
