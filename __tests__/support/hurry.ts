import type { StageName } from '../../sandbox/runner/index.js'
import type { Part } from './parts.js'

/** Runs in the process of a stage before the action does. Stands alone, because only its text gets there. */
const hurried = `
const stage = /(\\w+)\\.js$/.exec(process.argv[1] ?? '')?.[1]
const factor = FACTORS[stage] ?? 1
const begun = Date.now()
const { now } = Date
Date.now = () => begun + (now() - begun) * factor
const elapsed = performance.now()
const elapse = performance.now.bind(performance)
performance.now = () => elapsed + (elapse() - elapsed) * factor
const { setTimeout } = globalThis
globalThis.setTimeout = (run, ms, ...rest) => setTimeout(run, ms / factor, ...rest)
`

/**
 * Lets time pass so many times as fast for the stages of the action, and for nobody else, so that a test of what takes half
 * a minute is through in a second or two. Goes into the environment of a run. Requests time out as much sooner: where one
 * is to be answered, the factor must leave it the time that a busy machine takes.
 */
export function hurry(factors: Partial<Record<StageName | Part, number>>): { NODE_OPTIONS: string } {
  const code = encodeURIComponent(hurried.replace('FACTORS', JSON.stringify(factors)))
  return { NODE_OPTIONS: `--import=data:text/javascript,${code}` }
}
