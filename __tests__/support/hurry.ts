/** Runs in the process of a stage before the action does. Stands alone, because only its text gets there. */
const hurried = `
const begun = Date.now()
const { now } = Date
Date.now = () => begun + (now() - begun) * FACTOR
const { setTimeout } = globalThis
globalThis.setTimeout = (run, ms, ...rest) => setTimeout(run, ms / FACTOR, ...rest)
`

/**
 * Lets time pass `factor` times as fast for the action, and for it alone, so that a test of what takes it half a minute
 * is through in a second or two. Goes into the environment of a run.
 */
export function hurry(factor: number): { NODE_OPTIONS: string } {
  const code = encodeURIComponent(hurried.replaceAll('FACTOR', String(factor)))
  return { NODE_OPTIONS: `--import=data:text/javascript,${code}` }
}
