import type { FaultAction, RequestKind } from '../../sandbox/gitlab/index.js'

/** What goes wrong before a request reaches GitLab, or with the process that sent it. */
export type LocalFault =
  | { do: 'fail to connect'; code: string }
  | { do: 'be refused by the proxy'; status: number }
  | { do: 'kill'; after: boolean }
  /** 429 with a moment on GitLab's clock: as an HTTP date, or as a Unix time. */
  | { do: 'ask to wait'; seconds: number; by: 'retry-after' | 'ratelimit-reset' }
  /** A person deletes the deployment in GitLab just before the request. */
  | { do: 'delete the record' }

/** One row of the matrix. */
export interface Fault {
  name: string
  action: FaultAction | LocalFault
  /** Whether the same request may fare better in the same stage. */
  passing: boolean
  /** Faults that come to the same nearly everywhere have a name together. */
  family?: string
  /** Milliseconds that the answer asks to wait; asking again earlier is not polite. */
  asksFor?: number
  /** GitLab lacks the commit or the branch. */
  lag?: boolean
  /** It takes about as long as a stage has, or longer. */
  slow?: boolean
  /** The requests that it can meet; all of them unless said. */
  only?: readonly RequestKind[]
}

export function isKill({ action }: Fault): boolean {
  return action.do === 'kill'
}
