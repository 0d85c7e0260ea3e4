import * as core from '@actions/core'
import type { Recorded, Tracking } from '../state.js'
import { environmentPage } from './links.js'

/**
 * Writes the outputs of an action that starts or finishes a deployment; what is not known is empty. `held` is false where
 * GitLab has a record, but not with the status that was to be given.
 */
export function writeStartOutputs({ start, target }: Tracking, held = true): void {
  if (start.phase !== 'recorded') {
    write('deferred')
    return
  }
  const { deployment } = start
  write(held ? 'recorded' : 'deferred', deployment, environmentPage(target, deployment.environmentId))
}

/** The same outputs for a run that is not tracked. */
export function writeSkippedOutputs(): void {
  write('skipped')
}

function write(tracking: 'recorded' | 'deferred' | 'skipped', deployment?: Recorded, page?: string): void {
  core.setOutput('tracking', tracking)
  core.setOutput('deployment-id', deployment?.id ?? '')
  core.setOutput('deployment-iid', deployment?.iid ?? '')
  core.setOutput('environment-id', deployment?.environmentId ?? '')
  core.setOutput('environment-slug', deployment?.environmentSlug ?? '')
  core.setOutput('web-url', page ?? '')
}
