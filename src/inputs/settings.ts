import { ENVIRONMENT_TIERS, type EnvironmentTier } from '../gitlab/vocabulary.js'
import type { InputReader } from './reader.js'

/** What a person chose about how a deployment is tracked. An action that lacks an input has its default. */
export interface Settings {
  tier: EnvironmentTier | undefined
  onError: OnError
  /** How long to wait for a commit that a mirror has not brought yet. */
  commitWaitSeconds: number
  pullMirror: boolean
  runLink: boolean
}

/** What trouble on GitLab's side does to the job. */
export type OnError = 'warn' | 'fail'

export function readSettings(inputs: InputReader): Settings {
  return {
    tier: inputs.text('environment-tier') === '' ? undefined : inputs.oneOf('environment-tier', ENVIRONMENT_TIERS),
    onError: readOnError(inputs),
    commitWaitSeconds: inputs.wholeNumber('commit-wait-seconds', 30, { least: 0, most: 3600 }),
    pullMirror: inputs.flag('pull-mirror', false),
    runLink: inputs.flag('run-link', false),
  }
}

export function readOnError(inputs: InputReader): OnError {
  return inputs.oneOf('on-error', ['warn', 'fail'])
}
