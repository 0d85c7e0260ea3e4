import type { Connection, Wanted } from '../gitlab/vocabulary.js'
import { outcomeOf, type Outcome } from '../outcome.js'
import { readConnection } from './connection.js'
import { checkEnvironmentUrl } from './environment-url.js'
import type { InputReader } from './reader.js'
import { readSettings, type Settings } from './settings.js'
import { readWanted } from './wanted.js'

/** The inputs of `finish/`, checked. */
export interface FinishInputs {
  connection: Connection
  /** Undefined where the deployment is to be found by environment and commit. */
  deploymentId: number | undefined
  /** With a `deploymentId`, what is not known of these is empty. */
  wanted: Wanted
  settings: Settings
  outcome: Outcome
}

export function readFinishInputs(inputs: InputReader, token: string, env: NodeJS.ProcessEnv): FinishInputs {
  const deploymentId = readDeploymentId(inputs)
  checkEnvironmentUrl(inputs)
  return {
    connection: readConnection(inputs, token),
    deploymentId,
    wanted: readWanted(deploymentId === undefined ? inputs : inputs.undemanding(), env),
    settings: readSettings(inputs),
    outcome: readOutcome(inputs),
  }
}

function readDeploymentId(inputs: InputReader): number | undefined {
  const value = inputs.text('deployment-id')
  if (value === '') return undefined
  if (!/^[1-9]\d*$/.test(value) || !Number.isSafeInteger(Number(value)))
    inputs.bad('deployment-id', value, 'it must be the number that start/ gave as its output deployment-id, or empty')
  return Number(value)
}

function readOutcome(inputs: InputReader): Outcome {
  const word = inputs.text('status')
  const outcome = outcomeOf(word)
  if (word === '')
    inputs.missing(
      'status',
      'say how the deployment ended, with `${{ needs.deploy.result }}`, `${{ steps.deploy.outcome }}` or `${{ job.status }}`',
    )
  else if (outcome === 'unknown') inputs.bad('status', word, 'it must be success, failure, cancelled or skipped')
  return outcome
}
