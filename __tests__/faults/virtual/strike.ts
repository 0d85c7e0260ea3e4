import type { CannedAnswer, FaultAction } from '../../../sandbox/gitlab/http/fault-order.js'
import { renderCanned } from '../../../sandbox/gitlab/http/render.js'
import { connectionTrouble } from '../../../src/gitlab/connection-trouble.js'
import { Trouble } from '../../../src/gitlab/trouble.js'
import { throttledUntil } from '../answers.js'
import type { LocalFault } from '../fault.js'
import type { GitLabAnswer } from './gitlab.js'
import { WAY, type Exchange } from './wire.js'

const never = () => new Promise<never>(() => undefined)
/** What comes back takes its time, also where it is no answer. */
async function broken(trouble: Trouble, { gitlab }: Exchange): Promise<never> {
  await gitlab.time.sleep(WAY)
  throw trouble
}

const LONGEST_ANSWER = 1024 * 1024

/** Has one request meet a fault, as it would over a real connection. */
export async function strike(action: FaultAction | LocalFault, exchange: Exchange): Promise<GitLabAnswer> {
  const { gitlab, request } = exchange
  switch (action.do) {
    case 'answer':
      processLater(action.processAfter, exchange)
      return canned(action, exchange)
    case 'process and answer':
      await exchange.process()
      return canned(action, exchange)
    case 'process and drop':
    case 'half answer':
      await exchange.process()
      return broken(connectionTrouble(coded('ECONNRESET'), request.url, true), exchange)
    case 'drop':
      processLater(action.processAfter, exchange)
      return broken(connectionTrouble(coded('ECONNRESET'), request.url, true), exchange)
    case 'delay':
      await gitlab.time.sleep(action.ms)
      return exchange.process()
    case 'process late':
      await gitlab.time.sleep(action.ms)
      await exchange.process()
      return never()
    case 'hang':
      return never()
    case 'switch off':
      throw new Error('For real connections only')
    case 'fail to connect':
      throw connectionTrouble(coded(action.code), request.url, false)
    case 'be refused by the proxy':
      throw connectionTrouble(
        new Error(`tunneling socket could not be established, statusCode=${action.status}`),
        request.url,
        false,
      )
    case 'ask to wait': {
      const moment = Number(gitlab.world.now()) + action.seconds * 1000
      return canned(throttledUntil(moment, action.by), exchange)
    }
    case 'delete the record': {
      const id = Number(request.url.pathname.split('/').at(-1))
      gitlab.project.deleteDeployment(id)
      return exchange.process()
    }
    case 'kill':
      if (action.after) await exchange.process()
      return exchange.kill()
  }
}

/** GitLab deals with the request although nobody waits for the answer any more. */
function processLater(ms: number | undefined, exchange: Exchange): void {
  if (ms !== undefined) void exchange.gitlab.time.sleep(ms).then(() => exchange.process())
}

async function canned(action: CannedAnswer, exchange: Exchange): Promise<GitLabAnswer> {
  const { status, headers, body } = renderCanned(action, exchange.gitlab.world.now())
  if (body.length > LONGEST_ANSWER) return broken(new Trouble('unreadable', 'the answer is over 1 MiB'), exchange)
  return { status, headers, body: body.toString('utf8') }
}

function coded(code: string): Error {
  return Object.assign(new Error(code), { code })
}
