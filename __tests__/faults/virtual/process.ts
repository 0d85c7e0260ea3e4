import { AsyncLocalStorage } from 'node:async_hooks'

/** What a stage in this process sees of its own process, so that many can run side by side. */
export interface StageProcess {
  readonly env: NodeJS.ProcessEnv
  /** Everything it printed. */
  printed: string
  exitCode: string | number | null | undefined
  /** False once it was killed: nothing that it still does is seen by anybody. */
  alive: boolean
}

const current = new AsyncLocalStorage<StageProcess>()

/** Runs a stage as if it were alone in a process. */
export function inProcess<Result>(stage: StageProcess, run: () => Promise<Result>): Promise<Result> {
  return current.run(stage, run)
}

/** Runs what is not part of any stage, such as GitLab itself. */
export function outsideOfProcess<Result>(run: () => Promise<Result>): Promise<Result> {
  return current.exit(run)
}

/** Puts what belongs to a stage in the place of what belongs to this process; to be called before any stage is run. */
export function shareProcess(): void {
  const own = process.env
  Object.defineProperty(process, 'env', { configurable: true, get: () => current.getStore()?.env ?? own })
  // Node's own process, other than the one that jest hands out, lets nobody redefine it: there a stage that fails fails all.
  if (Object.getOwnPropertyDescriptor(process, 'exitCode')?.configurable !== false)
    Object.defineProperty(process, 'exitCode', {
      configurable: true,
      get: () => current.getStore()?.exitCode,
      set: (code: string | number | null | undefined) => {
        const stage = current.getStore()
        if (stage?.alive === true) stage.exitCode = code
      },
    })
  const write = process.stdout.write.bind(process.stdout)
  process.stdout.write = (chunk: string | Uint8Array) => {
    const stage = current.getStore()
    if (stage === undefined) return write(chunk)
    if (stage.alive) stage.printed += String(chunk)
    return true
  }
}
