import type { Clock } from '../clock.js'
import type { Deployment } from '../gitlab/shapes.js'
import type { Recorded, Settings, Target, Tracking } from '../state.js'

/** A deployment of which GitLab has not been told yet. */
export function newTracking(target: Target, settings: Settings, clock: Clock): Tracking {
  return {
    start: { phase: 'deferred' },
    target,
    settings,
    startedAt: clock.now(),
    warned: false,
    linkWarned: false,
    mirrorAsked: false,
    notes: [],
    leftOpen: [],
  }
}

/** What is kept of a deployment that GitLab holds. */
export function recordedOf({ id, iid, environment }: Deployment): Recorded {
  return {
    id,
    iid,
    environmentId: environment.id,
    environmentSlug: environment.slug ?? '',
    externalUrl: environment.external_url ?? null,
  }
}
