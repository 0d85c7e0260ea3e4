import { stringify } from 'yaml'
import type { EventOptions, ProfileName, RunOptions } from '../../sandbox/runner/index.js'

export type Step = Record<string, unknown>

/** What happens in a test: one job with the action as one of its steps. */
export interface Play extends Pick<
  RunOptions,
  'env' | 'debug' | 'clock' | 'cancelDuring' | 'beforeStage' | 'onProcess' | 'onStage' | 'serverUrl' | 'run'
> {
  profile: ProfileName
  /** A push to `main` unless said. */
  event?: Partial<EventOptions>
  /** Inputs besides the usual ones, or instead of them; `undefined` leaves one out. */
  with?: Record<string, string | undefined>
  /** What else there is to the action's step. */
  step?: Step
  /** Steps before and after it. */
  before?: Step[]
  after?: Step[]
  /** How the step after it ends; it succeeds, and is left out, unless said. */
  end?: 'success' | 'failure' | 'cancelled'
  /** Folders of further actions by OWNER/REPO. */
  actions?: Record<string, string>
  /** What `actions/checkout` brings. */
  checkout?: string
}

const ends: Record<NonNullable<Play['end']>, Step[]> = {
  success: [],
  failure: [{ id: 'release', run: 'exit 1' }],
  // `exec`, because a shell passes on no signal.
  cancelled: [{ id: 'release', run: 'echo releasing\nexec sleep 60' }],
}

/** The workflow of a play; `usual` are the inputs that it has if it says nothing. */
export function workflowOf(play: Play, usual: Record<string, string>): string {
  const { before = [], after = [], end = 'success', step = {} } = play
  const inputs = Object.entries({ ...usual, ...play.with }).filter(([, value]) => value !== undefined)
  const deploy = { id: 'deploy', uses: 'octo/gitlab-deployment@v1', with: Object.fromEntries(inputs), ...step }
  const steps = [...before, deploy, ...after, ...ends[end]]
  return stringify({
    on: [play.event?.name ?? 'push'],
    jobs: { deploy: { 'runs-on': 'ubuntu-latest', steps } },
  })
}
