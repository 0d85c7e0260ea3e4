import type { Tier } from '../types.js'

export const tiers = ['production', 'staging', 'testing', 'development', 'other'] as const

export function isTier(text: string | null): text is Tier {
  return tiers.some((tier) => tier === text)
}

// app/models/environment.rb, guess_tier: the first that matches anywhere in the name wins.
const guesses: readonly (readonly [RegExp, Tier])[] = [
  [/(dev|review|trunk)/i, 'development'],
  [/(test|tst|int|ac(ce|)pt|qa|qc|control|quality)/i, 'testing'],
  [/(st(a|)g|mod(e|)l|pre|demo|non)/i, 'staging'],
  [/(pr(o|)d|live)/i, 'production'],
]

/** The tier GitLab gives a new environment, from its name. */
export function guessTier(name: string): Tier {
  return guesses.find(([pattern]) => pattern.test(name))?.[1] ?? 'other'
}
