import { endRequests, watchRequests } from './gitlab/under-way.js'
import { InputReader } from './inputs/reader.js'
import { readOnError, type OnError } from './inputs/settings.js'
import { log, outliveReaders } from './report/console.js'
import { state } from './state.js'
import { realWorld, type World } from './world.js'

/**
 * A stage as a runner starts it. A mistake of this program's own must not break the user's deployment: whatever is thrown
 * becomes a warning, or an error where the user wants one, or where `always` says so. Never ends the process by force,
 * which would cut its output off.
 */
export function guarded(
  stage: (world: World) => Promise<void>,
  { always }: { always?: OnError } = {},
): () => Promise<void> {
  let reported = false
  const report = (error: unknown): void => {
    // Reporting may go wrong itself, and must not go on for ever.
    if (reported) return
    reported = true
    const what = error instanceof Error ? error.message : String(error)
    const message = `The deployment may not be recorded in GitLab, because of a bug in this action: ${what}. Your deployment itself is not affected. Check it in GitLab, and please report this with the log.`
    log.trouble(always ?? onError(), message)
  }
  return async () => {
    outliveReaders()
    watchRequests()
    process.on('uncaughtException', report)
    try {
      await stage(realWorld)
    } catch (error) {
      report(error)
    } finally {
      endRequests()
    }
  }
}

/** What an earlier stage has read holds: at post, GitHub may hand in the inputs of another step. */
function onError(): OnError {
  return state.tracking()?.settings.onError ?? readOnError(new InputReader())
}
