import type { ProfileName } from '../../runner/index.js'
import { events } from './events.js'
import { examples } from './examples.js'
import { interruptions } from './interruptions.js'
import { outcomes } from './outcomes.js'
import { places } from './places.js'
import type { Case, Outcome } from './types.js'

export type * from './types.js'

export const cases: readonly Case[] = [...outcomes, ...interruptions, ...places, ...events, ...examples]

/** How a case ends on a runner of this kind. */
export function expectedOn({ expected, on }: Case, kind: ProfileName): Outcome {
  const { held = expected.held, runs = expected.runs, stages = expected.stages } = on?.[kind] ?? {}
  return { held, runs, stages }
}
