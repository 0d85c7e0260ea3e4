import type { Case, Held } from './types.js'

/** The deployment that most cases end with. */
export const production: Held = { environment: 'production', status: 'success', commit: 'main', ref: 'main' }
export const failed: Held = { ...production, status: 'failed' }
export const canceled: Held = { ...production, status: 'canceled' }

/** A workflow of this folder. */
export const workflow = (name: string) => `sandbox/real-runners/workflows/${name}.yml`

const whole = ['pre main post']
const push = [{ on: 'push' }] as const
const startedInPre = 'GitHub runs post whenever pre has begun, so the deployment starts in pre'

/** How a job goes, and what GitLab is told. */
export const outcomes: readonly Case[] = [
  {
    name: 'success',
    workflow: workflow('success'),
    runs: push,
    expected: { held: [production], runs: ['success'], stages: whole },
    fast: true,
  },
  {
    name: 'a later step fails',
    workflow: workflow('later-step-fails'),
    runs: push,
    expected: { held: [failed], runs: ['failure'], stages: whole },
    fast: true,
  },
  {
    name: 'an earlier step fails',
    workflow: workflow('earlier-step-fails'),
    runs: push,
    expected: { held: [], runs: ['failure'], stages: ['pre'] },
    on: { github: { held: [failed], stages: ['pre post'], because: startedInPre } },
    fast: true,
  },
  {
    name: 'the step has `if: false`',
    workflow: workflow('if-false'),
    runs: push,
    expected: { held: [], runs: ['success'], stages: ['pre'] },
    on: {
      github: { held: [canceled], stages: ['pre post'], because: `${startedInPre}, whatever the step's if says` },
    },
  },
  {
    name: 'the step has `if: always()`, after a failure',
    workflow: workflow('always-after-failure'),
    runs: push,
    expected: { held: [failed], runs: ['failure'], stages: whole },
  },
  {
    name: 'the deploy step fails with `continue-on-error`',
    workflow: workflow('deploy-forgiven'),
    runs: push,
    // The job is a success in every sense of the workflow's language; the next case says how to ask for more.
    expected: { held: [production], runs: ['success'], stages: whole },
  },
  {
    name: 'the same, with the outcome of the step as `status`',
    workflow: workflow('deploy-outcome'),
    runs: push,
    expected: { held: [failed], runs: ['success'], stages: whole },
  },
  {
    name: 'a mistake in the step, with `continue-on-error`',
    workflow: workflow('mistake-forgiven'),
    runs: push,
    expected: { held: [], runs: ['success'], stages: whole },
  },
  {
    name: 'no `status`',
    workflow: workflow('without-status'),
    runs: push,
    expected: { held: [production], runs: ['success'], stages: whole },
    on: {
      gitea: {
        held: [],
        runs: ['failure'],
        because:
          'Gitea evaluates a default once, so the outcome cannot be known; the step says so before the deployment',
      },
    },
  },
]
