import { systemClock, type Clock } from './clock.js'
import { send, type Send } from './gitlab/http.js'

/** What a stage takes from outside; a test hands in its own. */
export interface World {
  env: NodeJS.ProcessEnv
  clock: Clock
  send: Send
}

export const realWorld: World = { env: process.env, clock: systemClock, send }
