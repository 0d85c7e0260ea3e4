import type { Environment, EnvironmentState, Tier } from '../types.js'
import { slugFor } from './slug.js'
import { guessTier } from './tier.js'

/** What a caller may change of an environment. */
export interface EnvironmentValues {
  externalUrl?: string | null
  /** Null has it guessed again, as at the beginning. */
  tier?: Tier | null
  description?: string | null
  autoStopSetting?: 'always' | 'with_action'
}

/** A row of the table of environments. */
export class EnvironmentRecord implements Environment {
  readonly slug: string
  state: EnvironmentState = 'available'
  tier: Tier
  externalUrl: string | null = null
  description: string | null = null
  autoStopSetting: 'always' | 'with_action' = 'always'
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

  enter(state: EnvironmentState, now: Date): void {
    this.state = state
    this.updatedAt = now
  }

  /** Takes values that were validated; Rails leaves updated_at alone when nothing differs. */
  assign(values: EnvironmentValues, now: Date): void {
    const before = JSON.stringify(this)
    if (values.externalUrl !== undefined) this.externalUrl = blankIsNull(values.externalUrl)
    if (values.tier !== undefined) this.tier = values.tier ?? guessTier(this.name)
    if (values.description !== undefined) this.description = blankIsNull(values.description)
    if (values.autoStopSetting !== undefined) this.autoStopSetting = values.autoStopSetting
    if (JSON.stringify(this) !== before) this.updatedAt = now
  }
}

/** `nullify_if_blank` */
function blankIsNull(text: string | null): string | null {
  return text === null || text.trim() === '' ? null : text
}
