import { cases, type Case } from './cases/index.js'
import { eventOf } from './events.js'
import type { Runner } from './runner.js'

/** A case on a runner. */
export interface Item {
  runner: Runner
  of: Case
}

const noCommits = { main: '', feature: '' }

/** Why a case does not run on a runner although there is such a thing on that kind of runner; undefined where it runs. */
export function whyNotRun(runner: Runner, of: Case): string | undefined {
  if (!runner.real) return of.onlyReal
  const telling = of.runs.some(({ on }) => ['pull_request', 'deployment_status'].includes(eventOf(on, noCommits).name))
  if (telling && !runner.takesEvents) return 'it cannot be told the content of an event'
  return runner.kind === 'act' ? undefined : of.needsServer?.[runner.kind]
}

/** The cases that have a meaning on a kind of runner. */
export function casesFor({ kind }: Runner): Case[] {
  return cases.filter(({ impossible }) => impossible?.[kind] === undefined)
}

/** Does the work for several items at a time, those that take long first, so that none of them is waited for in the end. */
export async function inParallel<T>(
  items: readonly T[],
  limit: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const queue = [...items]
  const worker = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) await work(next)
  }
  await Promise.all(Array.from({ length: limit }, worker))
}

/** Longest first. */
export function byLength(a: Item, b: Item): number {
  const length = ({ of }: Item) => of.runs.filter(({ gitlabIsDown, interrupted }) => gitlabIsDown ?? interrupted).length
  return length(b) - length(a)
}
