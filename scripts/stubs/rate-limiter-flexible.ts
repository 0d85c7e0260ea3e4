/** Gitbeaker needs this only in its own requester, in whose place ours stands. */
export class RateLimiterMemory {}
export class RateLimiterQueue {}
