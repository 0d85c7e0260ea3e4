import { systemClock, type Clock } from './clock.js'
import type { Send } from './gitlab/http.js'

/** What a stage takes from outside; a test hands in its own. */
export interface World {
  env: NodeJS.ProcessEnv
  clock: Clock
  send: Send
}

/** A stage that sends nothing is spared loading what it takes to send. */
const send: Send = async (request) => {
  const http = await import('./gitlab/http.js')
  return http.send(request)
}

export const realWorld: World = { env: process.env, clock: systemClock, send }
