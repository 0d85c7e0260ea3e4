/**
 * Gitbeaker needs this only for bodies and queries that its own requester writes, and for following pages, which ours does
 * not.
 */
export const parse = undefined
export const stringify = undefined
export default undefined
