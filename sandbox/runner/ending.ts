import type { Running } from './child.js'
import type { JobRun } from './model.js'

/**
 * Ends a stage's process the runner's way. GitHub: SIGINT, 7.5 s, SIGTERM, 2.5 s, then it kills what is left, for a
 * cancelled main and for any stage that takes too long (actions/runner source). The act family kills at once (seen on
 * all three).
 */
export function endProcess(job: JobRun, running: Running): void {
  if (job.profile.ending === 'kill') {
    running.kill()
    return
  }
  const { interruptMs = 7500, terminateMs = 2500 } = job.options.clock ?? {}
  running.signal('SIGINT')
  const terminate = setTimeout(() => {
    running.signal('SIGTERM')
  }, interruptMs)
  const kill = setTimeout(running.kill, interruptMs + terminateMs)
  void running.exit.then(() => {
    clearTimeout(terminate)
    clearTimeout(kill)
  })
}
