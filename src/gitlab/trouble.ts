/**
 * What went wrong with one request, sorted by what may be done about it.
 *
 * | kind | can GitLab have acted on the request? | is it worth repeating? |
 * |---|---|---|
 * | `no-connection` | no | yes |
 * | `unknown-host` | no: the name of the host is not known | a few times |
 * | `unreachable` | no: certificate, a proxy that refuses | no |
 * | `throttled` | no (429) | yes, when the server says so |
 * | `timed-out` | yes, and it may still be at it | yes |
 * | `broken` | yes: the connection broke after the request went out | yes |
 * | `server` | yes: 408, 409 and 5xx | yes |
 * | `unreadable` | yes: an answer that is not GitLab's (an HTML page, no JSON, another shape, too long) | yes |
 * | `redirected` | no: redirects are not followed, the token must not travel | no |
 * | `refused` | no: any other 4xx | no |
 * | `no-time` | no: it was not sent any more | no |
 */
export type TroubleKind =
  | 'no-connection'
  | 'unknown-host'
  | 'unreachable'
  | 'throttled'
  | 'timed-out'
  | 'broken'
  | 'server'
  | 'unreadable'
  | 'redirected'
  | 'refused'
  | 'no-time'

/** GitLab's words for a project that does not exist, or that the token cannot see. */
export const PROJECT_NOT_FOUND = '404 Project Not Found'

export interface TroubleFacts {
  /** HTTP status, where there was an answer. */
  status?: number
  /** GitLab's own words for it, one for each field it names; empty where it gave none. */
  words?: string
  /** Fields of GitLab's `{"message":{field:[…]}}`, as far as it named any. */
  fields?: readonly string[]
  /** Milliseconds that the server asks us to wait. */
  waitMs?: number
  /** True where GitLab may have acted on an earlier try of the same request, and that is still not known. */
  doubt?: boolean
  /** True where the answer was a web page, which GitLab's API never gives. */
  page?: boolean
  /** Where a redirect points. */
  location?: string
}

/**
 * One request that came to nothing. Holds no request, no header and no token, so that printing it whole gives nothing
 * away; its message says what happened and what to do.
 */
export class Trouble extends Error {
  override readonly name = 'Trouble'

  constructor(
    readonly kind: TroubleKind,
    message: string,
    readonly facts: TroubleFacts = {},
  ) {
    super(message)
  }

  /** True where GitLab may have acted on the request although we hold no answer. */
  get open(): boolean {
    return ['timed-out', 'broken', 'server', 'unreadable'].includes(this.kind)
  }

  /** The same, after an earlier try of which nobody knows whether GitLab acted on it. */
  inDoubt(): Trouble {
    return new Trouble(this.kind, this.message, { ...this.facts, doubt: true })
  }

  /** True where the same request may fare better a little later. */
  get passing(): boolean {
    return this.open || ['no-connection', 'unknown-host', 'throttled'].includes(this.kind)
  }

  /** 400 because GitLab does not know the commit or the ref: a mirror that has not brought it yet. */
  get lag(): boolean {
    const fields = this.facts.fields ?? []
    return this.facts.status === 400 && (fields.includes('sha') || fields.includes('ref'))
  }

  /** 404 of a record that is gone; a project that is gone or hidden answers `404 Project Not Found` instead. */
  get gone(): boolean {
    return this.facts.status === 404 && this.facts.words === '404 Not found'
  }

  /** 404 of a commit or ref in a project that is there; without a repository GitLab says `404 Repository Not Found`. */
  get missing(): boolean {
    return this.facts.status === 404 && this.facts.words === '404 Commit Not Found'
  }

  /** 403 because a GitLab CI job owns the deployment. */
  get ownedByJob(): boolean {
    return this.facts.status === 403 && /using GitLab CI/i.test(this.facts.words ?? '')
  }

  /** 400 of a status that holds already, or that cannot follow the one that holds. */
  get transition(): boolean {
    return this.facts.status === 400 && /cannot transition/i.test(this.facts.words ?? '')
  }
}

/** The trouble in what was thrown. Anything else is a mistake of this program's own, and is thrown on. */
export function asTrouble(error: unknown): Trouble {
  if (error instanceof Trouble) return error
  throw error
}
