import { crowd } from '../../__tests__/faults/virtual/crowd.js'
import { shareProcess } from '../../__tests__/faults/virtual/process.js'

const SIZES = [10, 100, 1_000]

/** How many requests a second the GitLab of this measurement takes; the others are answered 429. */
const LIMIT = 50

/**
 * The rows of a table on jobs that start at the same moment: how many were recorded, with how many requests, and in what
 * time. Time is virtual, so that what is measured are pauses and limits, and not this machine.
 */
export async function crowdTable(commit: { repository: string; sha: string }): Promise<string> {
  shareProcess()
  const rows: string[] = []
  for (const size of SIZES) {
    const { runs, refused, statuses } = await crowd(size, commit, LIMIT)
    const recorded = statuses.filter(([status]) => status === 'success').length
    if (recorded !== size || statuses.length !== size)
      throw new Error(`Of ${size} deployments ${statuses.length} are in GitLab, ${recorded} of them as a success`)
    const sent = runs.reduce((sum, run) => sum + run.sent.length, 0)
    const longest = (name: string): string => {
      const times = runs.flatMap(({ stages }) => stages.filter(({ stage }) => stage === name).map(({ ms }) => ms))
      return `${(Math.max(...times) / 1000).toFixed(1)} s`
    }
    rows.push(
      `| ${[size, recorded, sent, (sent / size).toFixed(1), refused, longest('pre'), longest('main'), longest('post')].join(' | ')} |`,
    )
  }
  return `Jobs that start at the same moment, of one commit to one environment, against a GitLab that takes ${LIMIT} requests a second (in one process, on virtual time):

| jobs | recorded once, as a success | requests | for each job | refused with 429 | longest pre | longest main | longest post |
|---|---|---|---|---|---|---|---|
${rows.join('\n')}
`
}
