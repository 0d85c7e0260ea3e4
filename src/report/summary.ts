import type { FinalStatus } from '../gitlab/vocabulary.js'
import type { Target, Tracking } from '../state.js'
import { commitPage, environmentPage, short } from './links.js'
import { inTable, linkInTable, writeTable } from './table.js'

const marks: Readonly<Record<FinalStatus, string>> = { success: '✅', failed: '❌', canceled: '⏹️' }

/** How a deployment ended, for the summary. */
export interface SummaryEnd {
  /** What GitLab holds, or would hold if it could have been recorded. */
  status: FinalStatus
  /** Why it is not recorded; undefined where it is. */
  problem?: string
  /** Milliseconds since the epoch. */
  endedAt: number
}

/** Writes one table on the deployment into the summary of the job. Without a file for it, as on old runners, nothing. */
export async function writeSummary(tracking: Tracking, { status, problem, endedAt }: SummaryEnd): Promise<void> {
  const { target, start, startedAt, notes } = tracking
  const deployment = start.phase === 'recorded' ? start.deployment : undefined
  const page = deployment && environmentPage(target, deployment.environmentId)
  const rows: [string, string][] = [
    ['Environment', linkInTable(target.environment, page)],
    ['Commit', `${linkInTable(short(target.sha), commitPage(target))} (${inTable(target.ref)})`],
    [
      'Status',
      problem === undefined ? `${marks[status]} ${status}` : `⚠️ not recorded in GitLab (should be ${status})`,
    ],
    ['Started', new Date(startedAt).toISOString().replace('T', ' ').replace(/\..*/, ' UTC')],
    ['Duration', duration(Math.max(0, endedAt - startedAt))],
    ['Deployment', deployment === undefined ? 'none' : `#${deployment.iid} (id ${deployment.id})`],
    ...unrecorded(target, problem),
    ...notes.map((line): [string, string] => ['Note', inTable(line)]),
  ]
  await writeTable('GitLab deployment', ['', ''], rows)
}

/** What a person needs who records by hand what could not be recorded. */
function unrecorded({ sha }: Target, problem: string | undefined): [string, string][] {
  if (problem === undefined) return []
  return [
    ['Full sha', sha],
    ['Why', inTable(problem)],
  ]
}

function duration(ms: number): string {
  const seconds = Math.round(ms / 1000)
  const minutes = Math.floor(seconds / 60)
  return minutes === 0 ? `${seconds} s` : `${minutes} min ${seconds % 60} s`
}
