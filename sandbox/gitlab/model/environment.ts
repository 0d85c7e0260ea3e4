import type { Environment, EnvironmentState, Tier } from '../types.js'
import { slugFor } from './slug.js'
import { guessTier } from './tier.js'

/** A row of the table of environments. */
export class EnvironmentRecord implements Environment {
  readonly slug: string
  state: EnvironmentState = 'available'
  tier: Tier
  externalUrl: string | null = null
  description: string | null = null
  autoStopSetting = 'always'
  readonly createdAt: Date
  updatedAt: Date

  constructor(
    readonly id: number,
    readonly name: string,
    now: Date,
  ) {
    this.slug = slugFor(name)
    this.tier = guessTier(name)
    this.createdAt = now
    this.updatedAt = now
  }

  /** `environment_type`: the first segment of a name with a slash. */
  get folder(): string | null {
    return this.name.includes('/') ? (this.name.split('/')[0] ?? null) : null
  }
}
