import * as core from '@actions/core'
import type { Recorded, Tracking } from '../state.js'
import { environmentPage } from './links.js'

/** Writes the outputs of an action that starts or finishes a deployment; what is not known is empty. */
export function writeStartOutputs({ start, target }: Tracking): void {
  if (start.phase !== 'recorded') write('deferred')
  else write('recorded', start.deployment, environmentPage(target, start.deployment.environmentId))
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
