import type { RequestKind } from '../../../sandbox/gitlab/http/kinds.js'
import type { Send, WireRequest } from '../../../src/gitlab/http.js'
import { Trouble } from '../../../src/gitlab/trouble.js'
import type { StageName } from '../../../sandbox/runner/index.js'
import { outsideOfProcess } from './process.js'
import { kindOf, type GitLabAnswer, type GitLabInMemory } from './gitlab.js'

/** Milliseconds from a request to GitLab, and as many back. */
export const WAY = 40

/** One request under way, for whoever decides what becomes of it. */
export interface Exchange {
  readonly kind: RequestKind
  readonly stage: StageName
  readonly request: WireRequest
  readonly gitlab: GitLabInMemory
  /** Has GitLab deal with it, now. */
  process(): Promise<GitLabAnswer>
  /** Kills the process that sent it; never settles. */
  kill(): Promise<never>
}

/** What becomes of a request; `gitlab.process` where nothing goes wrong. */
export type Handler = (exchange: Exchange) => Promise<GitLabAnswer>

/** A request that was sent, as far as a test wants to look back at it. */
export interface Sent {
  kind: RequestKind
  stage: StageName
  request: WireRequest
  at: number
}

/** Sends to a GitLab in memory what a stage sends, with the time-outs of the real connection. */
export function sendTo(
  gitlab: GitLabInMemory,
  stage: StageName,
  handler: Handler,
  { kill, sent }: { kill: () => Promise<never>; sent: Sent[] },
): Send {
  const { time } = gitlab
  return async (request) => {
    const kind = kindOf(request)
    sent.push({ kind, stage, request, at: time.now() })
    const process = () => time.standStill(() => outsideOfProcess(() => gitlab.process(request)))
    const answered = (async () => {
      await time.sleep(WAY)
      const answer = await handler({ kind, stage, request, gitlab, process, kill })
      await time.sleep(WAY)
      return { ...answer, receivedAt: time.now() }
    })()
    const tooLate = time.sleep(request.timeoutMs).then(() => {
      throw new Trouble('timed-out', `GitLab at ${request.url.origin} did not answer in time`)
    })
    // What comes in second place is nobody's concern any more.
    answered.catch(() => undefined)
    tooLate.catch(() => undefined)
    return Promise.race([answered, tooLate])
  }
}
