import * as core from '@actions/core'
import type { Recorded, Target } from '../state.js'
import { environmentPage } from './links.js'

/** Writes the outputs of the actions that start a deployment; what is not known is empty. */
export function writeOutputs(
  tracking: 'recorded' | 'deferred' | 'skipped',
  target?: Target,
  deployment?: Recorded,
): void {
  const page = target && deployment && environmentPage(target, deployment.environmentId)
  core.setOutput('tracking', tracking)
  core.setOutput('deployment-id', deployment?.id ?? '')
  core.setOutput('deployment-iid', deployment?.iid ?? '')
  core.setOutput('environment-id', deployment?.environmentId ?? '')
  core.setOutput('environment-slug', deployment?.environmentSlug ?? '')
  core.setOutput('web-url', page ?? '')
}
