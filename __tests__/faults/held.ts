import type { Result } from './virtual/cell.js'

/** What GitLab has to hold once the job is over. */
export function truthOf({ status }: Pick<Result, 'status'>): string {
  return status === 'success' ? 'success' : status === 'failure' ? 'failed' : 'canceled'
}

/** True where main failed before anything was deployed, as `on-error: fail` wants it. */
export function gaveUp({ stages }: Result): boolean {
  return stages.some(({ stage, exitCode }) => stage === 'main' && exitCode === 1)
}

export function isRecorded(result: Result): boolean {
  return result.held.some(({ status }) => status === truthOf(result))
}

/** Where nothing but the mirror's lag keeps the start from being recorded. */
export function waitsForCommit({ fault, point }: Result['cell']): boolean {
  return point.kind === 'show commit' || point.kind === 'pull mirror' || (fault.lag === true && point.stage !== 'post')
}
