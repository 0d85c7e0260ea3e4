import { main as rootMain } from './actions/main.js'
import { post as rootPost } from './actions/post.js'
import { pre as rootPre } from './actions/pre.js'
import { guarded } from './guard.js'

/** The stages of the actions, as the files that runners start call them. */
export const pre = guarded(rootPre)
export const main = guarded(rootMain)
export const post = guarded(rootPost)
