/** Gitbeaker needs this only in its own requester, in whose place ours stands. */
export const RateLimiterMemory = undefined
export const RateLimiterQueue = undefined
