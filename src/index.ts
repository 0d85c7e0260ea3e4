import { check as runCheck } from './actions/check.js'
import { finish as runFinish } from './actions/finish.js'
import { main as runMain } from './actions/main.js'
import { post as runPost } from './actions/post.js'
import { pre as runPre } from './actions/pre.js'
import { relay as runRelay } from './actions/relay.js'
import { start as runStart } from './actions/start.js'
import { stop as runStop } from './actions/stop.js'
import { sweep as runSweep } from './actions/sweep.js'
import { guarded } from './guard.js'

/** The stages of the root action, and the other actions: for each there is a file of this name that runners start. */
export const pre = guarded(runPre, { always: 'warn' })
export const main = guarded(runMain)
export const post = guarded(runPost)
export const start = guarded(runStart)
export const finish = guarded(runFinish)
export const relay = guarded(runRelay)
export const stop = guarded(runStop)
export const sweep = guarded(runSweep)
export const check = guarded(runCheck, { always: 'fail' })
