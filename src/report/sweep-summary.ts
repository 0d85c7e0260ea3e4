import type { Deployment } from '../gitlab/shapes.js'
import { short } from './links.js'
import { inTable, writeTable } from './table.js'

/** A deployment that was left running, and what became of it. */
export interface Swept {
  deployment: Deployment
  result: 'found' | 'canceled' | 'failed' | 'ended meanwhile' | 'deleted' | 'not closed'
}

/** Lists in the summary of the job what was found and closed. */
export async function writeSweepSummary(swept: Swept[], dryRun: boolean): Promise<void> {
  const rows = swept.map(({ deployment: { iid, environment, sha, created_at: since }, result }) => [
    `#${iid}`,
    inTable(environment.name),
    inTable(short(sha)),
    inTable(since),
    result,
  ])
  const title = dryRun ? 'GitLab deployments left running (none closed: dry-run)' : 'GitLab deployments left running'
  await writeTable(title, ['Deployment', 'Environment', 'Commit', 'Running since', 'Result'], rows)
}
