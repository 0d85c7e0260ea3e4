import type { Clock } from '../clock.js'
import type { Settings, Target, Tracking } from '../state.js'

/** A deployment of which GitLab has not been told yet. */
export function newTracking(target: Target, settings: Settings, clock: Clock): Tracking {
  return {
    start: { phase: 'deferred' },
    target,
    settings,
    startedAt: clock.now(),
    warned: false,
    mirrorAsked: false,
    notes: [],
    leftOpen: [],
  }
}
