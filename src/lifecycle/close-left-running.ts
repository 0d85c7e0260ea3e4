import { LEAST_FOR_ONE_REQUEST, TIME_TO_CLOSE_ONE } from '../budget.js'
import type { Deadline } from '../deadline.js'
import type { GitLab } from '../gitlab/api.js'
import { explain } from '../gitlab/explain.js'
import { findDeployment } from '../gitlab/find.js'
import { closeDeployment } from '../gitlab/finish.js'
import type { Deployment } from '../gitlab/shapes.js'
import { asTrouble, Trouble } from '../gitlab/trouble.js'
import { log } from '../report/console.js'
import { leftRunningLine } from '../report/lines.js'
import type { Swept } from '../report/sweep-summary.js'

/** So many in a row that GitLab did not answer properly show that it is out of order, and the others are not tried. */
const MOST_OUTAGES = 2

/**
 * Closes deployments that were left running, one after the other. Each trouble is reported once, whatever the number of
 * deployments that met it.
 */
export async function closeAll(
  gitlab: GitLab,
  found: Deployment[],
  { closeAs, onError }: { closeAs: 'canceled' | 'failed'; onError: 'warn' | 'fail' },
  deadline: Deadline,
): Promise<Swept[]> {
  const swept: Swept[] = []
  const troubles = new Map<string, { trouble: Trouble; met: Deployment[] }>()
  let outages = 0
  let outOfOrder: Trouble | undefined
  for (const deployment of found) {
    if (deadline.left() < LEAST_FOR_ONE_REQUEST) outOfOrder ??= timeIsOver()
    const result =
      outOfOrder ?? (await close(gitlab, deployment, closeAs, deadline.within(TIME_TO_CLOSE_ONE)).catch(asTrouble))
    swept.push({ deployment, result: result instanceof Trouble ? 'not closed' : result })
    outages = result instanceof Trouble && result.passing ? outages + 1 : 0
    if (!(result instanceof Trouble)) continue
    if (outages >= MOST_OUTAGES) outOfOrder = result
    const alike = sameCause(result, deployment)
    troubles.set(alike, { trouble: result, met: [...(troubles.get(alike)?.met ?? []), deployment] })
  }
  for (const { trouble, met } of troubles.values()) {
    const environment = met[0]?.environment.name ?? ''
    const names = met.map(({ iid }) => `#${iid}`).join(', ')
    const why = await explain(gitlab, trouble, environment, deadline)
    log.trouble(onError, `Could not close what GitLab still shows as running, ${names}: ${why}.`)
  }
  return swept
}

function timeIsOver(): Trouble {
  return new Trouble('no-time', 'the time for one run is over, and the next run closes the rest')
}

/** The same text for troubles that have one cause: only what is forbidden may depend on the environment. */
function sameCause({ kind, facts: { status } }: Trouble, { environment }: Deployment): string {
  return [kind, status, status === 403 ? environment.name : ''].join()
}

/** Closes one, and says in a line what became of it. Throws `Trouble`. */
async function close(
  gitlab: GitLab,
  deployment: Deployment,
  closeAs: 'canceled' | 'failed',
  deadline: Deadline,
): Promise<Swept['result']> {
  const which = leftRunningLine(deployment)
  // It may have ended since it was listed, and GitLab would turn even a success into what is asked.
  const now = await findDeployment(gitlab, deployment.id, deadline)
  const held =
    now === undefined
      ? 'gone'
      : now.status === 'running'
        ? await closeDeployment(gitlab, deployment.id, closeAs, deadline)
        : 'ended'
  if (held === 'gone') {
    log.info(`Deleted meanwhile: ${which}.`)
    return 'deleted'
  }
  if (held === 'ended') {
    log.info(`Ended meanwhile, so it is left alone: ${which}.`)
    return 'ended meanwhile'
  }
  log.info(`Closed ${which}, as ${closeAs}.`)
  return closeAs
}
