import type { Connection, Wanted } from '../gitlab/vocabulary.js'
import type { Runner } from '../runner.js'
import { readConnection } from './connection.js'
import { checkEnvironmentUrl } from './environment-url.js'
import type { InputReader } from './reader.js'
import { readSettings, type Settings } from './settings.js'
import { readWanted } from './wanted.js'

/** The inputs of the root action, checked. `environment-url`, `status` and `job-status` are read at the end of the job. */
export interface RootInputs {
  connection: Connection
  wanted: Wanted
  settings: Settings
  startAt: 'auto' | 'main'
}

/** Reads all inputs; what is wrong with them stands in `inputs.problems` afterwards. */
export function readRootInputs(inputs: InputReader, token: string, env: NodeJS.ProcessEnv): RootInputs {
  checkEnvironmentUrl(inputs)
  return {
    connection: readConnection(inputs, token),
    wanted: readWanted(inputs, env),
    settings: readSettings(inputs),
    startAt: inputs.oneOf('start-at', ['auto', 'main']),
  }
}

/** Adds to `inputs.problems` what makes the outcome of the job unknowable on this runner. */
export function checkOutcomeKnowable(inputs: InputReader, runner: Runner): void {
  if (runner.hidesJobStatus) {
    inputs.problems.push(
      'this step is inside a composite action, where this runner does not tell how the job ends: use the actions start/ and finish/ instead, with `if: always()` and `status: ${{ steps.deploy.outcome }}` on finish/',
    )
  } else if (runner.freezesDefaults && inputs.text('status') === '') {
    inputs.missing(
      'status',
      'Gitea does not tell an action how the job ends: add `status: ${{ job.status }}` to this step',
    )
  }
}
