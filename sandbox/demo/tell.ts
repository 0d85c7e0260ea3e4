import type { Deployment, Project } from '../gitlab/types.js'
import type { StageResult } from '../runner/types.js'

/** A line for the person who watches. */
export function tell(line = ''): void {
  console.log(line)
}

/** One stage of a step, with what it printed. */
export function tellStage({ step, stage, executed, outcome, log }: StageResult): void {
  tell(`  ${step}, ${stage}: ${executed ? outcome : 'not run'}`)
  for (const line of log.split('\n')) if (line.trim() !== '') tell(`    | ${line}`)
}

let toldLast = ''

/** What GitLab holds now, in a table like its own; a few words where nothing has changed. */
export function tellDeployments({ deployments, mergeRequests }: Project): void {
  const rows = deployments.map((deployment) => [
    `#${deployment.iid}`,
    deployment.environment,
    deployment.sha.slice(0, 8),
    deployment.status,
    time(deployment.createdAt),
    time(deployment.finishedAt),
    included(deployment, mergeRequests),
  ])
  const table = [
    ['', 'environment', 'commit', 'status', 'started', 'finished', 'newly included merge requests'],
    ...rows,
  ]
  const widths = table[0]?.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0))) ?? []
  const lines = table
    .map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '))
    .map((line) => `    ${line}`.trimEnd())
  const told = lines.join('\n')
  tell(
    deployments.length === 0
      ? '  GitLab holds no deployment.'
      : told === toldLast
        ? '  GitLab holds the same.'
        : `  GitLab holds:\n${told}`,
  )
  toldLast = told
}

function included({ mergeRequests: iids }: Deployment, all: Project['mergeRequests']): string {
  return iids.map((iid) => `!${iid} ${all.find((request) => request.iid === iid)?.title ?? ''}`).join(', ')
}

function time(date: Date | null): string {
  return date === null ? '' : date.toISOString().slice(11, 19)
}
