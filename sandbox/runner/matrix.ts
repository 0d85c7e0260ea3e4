import { evaluateValue, isTrue, type Surroundings } from './expressions.js'
import type { JobSpec } from './workflow-file.js'

/** One leg of a matrix. */
export type Combination = Record<string, unknown>

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function resolve(value: unknown, surroundings: Surroundings): unknown {
  if (typeof value === 'string') return evaluateValue(value, surroundings)
  if (Array.isArray(value)) return value.map((entry) => resolve(entry, surroundings))
  if (!isRecord(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, resolve(entry, surroundings)]))
}

function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value.map((entry: unknown) => entry) : []
}

function agree(a: Combination, b: Combination, keys: string[]): boolean {
  return keys.every((key) => !(key in b) || JSON.stringify(a[key]) === JSON.stringify(b[key]))
}

/** The legs of a job's matrix, with `include` and `exclude` (GitHub's documentation); one empty leg without a matrix. */
export function combinations(job: JobSpec, surroundings: Surroundings): Combination[] {
  const matrix = resolve(job.strategy?.matrix, surroundings)
  if (!isRecord(matrix)) return [{}]
  const { include, exclude, ...axes } = matrix
  const keys = Object.keys(axes)
  const product = keys.reduce<Combination[]>(
    (legs, key) => legs.flatMap((leg) => asList(axes[key]).map((value) => ({ ...leg, [key]: value }))),
    keys.length > 0 ? [{}] : [],
  )
  const excluded = asList(exclude).filter(isRecord)
  const legs = product.filter((leg) => !excluded.some((entry) => agree(entry, leg, Object.keys(entry))))
  const original = legs.length
  for (const extra of asList(include).filter(isRecord)) {
    const fitting = legs.slice(0, original).filter((leg) => agree(leg, extra, keys))
    if (fitting.length === 0) legs.push({ ...extra })
    else for (const leg of fitting) Object.assign(leg, extra)
  }
  return legs
}

/** `ID (value, value)`, as GitHub shows it. */
export function legName(id: string, leg: Combination): string {
  const values = Object.values(leg).map((value) => (isRecord(value) ? JSON.stringify(value) : String(value)))
  return values.length === 0 ? id : `${id} (${values.join(', ')})`
}

/** The `strategy` context of a leg. */
export function strategyContext(job: JobSpec, index: number, total: number, surroundings: Surroundings) {
  const failFast = job.strategy?.['fail-fast']
  return {
    'fail-fast': failFast === undefined || isTrue(failFast, surroundings),
    'job-index': index,
    'job-total': total,
    'max-parallel': Number(job.strategy?.['max-parallel'] ?? total),
  }
}
