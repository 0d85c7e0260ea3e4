import { closeConnections, watchConnections } from './gitlab/http.js'
import { log } from './report/console.js'
import { realWorld, type World } from './world.js'

/**
 * A stage as a runner starts it. A mistake of this program's own must not break the user's deployment: whatever is thrown
 * becomes a warning, or an error where the user wants one. Never ends the process by force, which would cut its output off.
 */
export function guarded(stage: (world: World) => Promise<void>): () => Promise<void> {
  return async () => {
    watchConnections()
    process.once('uncaughtException', reportMistake)
    try {
      await stage(realWorld)
    } catch (error) {
      reportMistake(error)
    } finally {
      closeConnections()
    }
  }
}

function reportMistake(error: unknown): void {
  const what = error instanceof Error ? error.message : String(error)
  const message = `The deployment may not be recorded in GitLab, because of a mistake in this action: ${what}. Please report it.`
  log.trouble(process.env['INPUT_ON-ERROR'] === 'fail' ? 'fail' : 'warn', message)
}
