import { canceled, failed, production, workflow } from './outcomes.js'
import type { Case } from './types.js'

const whole = ['pre main post']
const noCancelOnForgejo = 'Forgejo calls a cancelled job failed'
const deploying = 'the deploy step runs'

/** What happens to a run from outside, and trouble on GitLab's side. */
export const interruptions: readonly Case[] = [
  {
    name: 'cancelled (SIGINT) while deploying',
    workflow: workflow('success'),
    runs: [{ on: 'push', deploysForEver: true, interrupted: { signal: 'SIGINT', when: deploying } }],
    expected: { held: [canceled], runs: ['cancelled'], stages: whole },
    on: {
      act: { runs: ['failure'], because: 'act ends with 1 after Ctrl-C, as after a failure' },
      forgejo: { held: [failed], because: noCancelOnForgejo },
    },
    fast: true,
  },
  {
    name: 'the runner is ended (SIGTERM) while deploying',
    workflow: workflow('success'),
    runs: [{ on: 'push', deploysForEver: true, interrupted: { signal: 'SIGTERM', when: deploying } }],
    expected: { held: [{ ...production, status: ['failed', 'canceled'] }], runs: ['failure'], stages: whole },
    on: {
      github: {
        held: [{ ...production, status: 'running' }],
        stages: ['pre main'],
        because: 'nothing of the job runs any more; sweep/ closes the record',
      },
      gitea: { held: [canceled], runs: ['success'], because: 'Gitea shows such a run as a success' },
      forgejo: { held: [failed], because: noCancelOnForgejo },
    },
    needsServer: { gitea: 'it is the server that shows a success', forgejo: 'it was never seen without its server' },
    varies: { inputs: ['STATUS'], because: 'act fails or cancels the job, by chance' },
  },
  {
    name: 'cancelled while main is asking GitLab',
    workflow: workflow('success'),
    runs: [
      {
        on: 'push',
        deploysForEver: true,
        interrupted: { signal: 'SIGINT', when: 'the creating request is at GitLab' },
      },
    ],
    expected: { held: [canceled], runs: ['cancelled'], stages: whole },
    on: {
      github: { stages: ['pre post'], because: 'there the request is made by pre, which is not interrupted' },
      act: { runs: ['failure'], because: 'act ends with 1 after Ctrl-C, as after a failure' },
      forgejo: { held: [failed], because: noCancelOnForgejo },
    },
  },
  {
    name: 'the job takes longer than `timeout-minutes`',
    workflow: workflow('job-time-out'),
    runs: [{ on: 'push', deploysForEver: true }],
    expected: { held: [failed], runs: ['failure'], stages: whole },
    on: {
      github: { held: [canceled], runs: ['cancelled'], because: 'GitHub cancels a job whose time is over' },
      forgejo: {
        held: [{ ...production, status: 'running' }],
        stages: ['pre main'],
        because: 'Forgejo begins post and never executes it; sweep/ closes the record',
      },
    },
    impossible: { act: 'act has no time-out of jobs' },
    needsServer: { gitea: 'the time of a job comes from the server' },
  },
  {
    name: 'GitLab is down at the start and back at the end',
    workflow: workflow('success'),
    runs: [{ on: 'push', gitlabIsDown: true }],
    expected: { held: [production], runs: ['success'], stages: whole },
  },
]
