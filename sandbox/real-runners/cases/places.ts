import { failed, production, workflow } from './outcomes.js'
import type { Case, Exception } from './types.js'

const push = [{ on: 'push' }] as const
const hidden: Exception = {
  held: [],
  runs: ['failure'],
  because: "inside a composite action the job's outcome cannot be known; the step says so before the deployment",
}
const onActFamily = { act: hidden, gitea: hidden, forgejo: hidden }

/** Where in a workflow the step stands. */
export const places: readonly Case[] = [
  {
    name: 'twice in a job',
    workflow: workflow('twice'),
    runs: push,
    expected: {
      held: [production, { ...production, environment: 'staging' }],
      runs: ['success'],
      stages: ['pre main post', 'pre main post'],
    },
    fast: true,
  },
  {
    name: 'a matrix of two',
    workflow: workflow('matrix'),
    runs: push,
    expected: {
      held: [
        { ...production, environment: 'production/eu' },
        { ...production, environment: 'production/us' },
      ],
      runs: ['success'],
      stages: ['pre main post', 'pre main post'],
    },
  },
  {
    name: 'start/ and finish/ in jobs of their own, the deployment fails',
    workflow: workflow('start-and-finish'),
    runs: push,
    expected: { held: [failed], runs: ['failure'], stages: ['finish', 'start'] },
    fast: true,
  },
  {
    name: 'in a local composite action',
    workflow: workflow('local-composite'),
    runs: push,
    expected: { held: [production], runs: ['success'], stages: ['main post'] },
    on: onActFamily,
  },
  {
    name: 'in a remote composite action',
    workflow: workflow('remote-composite'),
    runs: push,
    expected: { held: [production], runs: ['success'], stages: ['pre main post'] },
    on: onActFamily,
  },
  {
    name: 'start/ and finish/ in a composite action, the deployment fails',
    workflow: workflow('parts-in-composite'),
    runs: push,
    expected: { held: [failed], runs: ['failure'], stages: ['finish', 'start'] },
  },
  {
    name: '`uses: ./`',
    workflow: workflow('local-action'),
    runs: push,
    expected: { held: [production], runs: ['success'], stages: ['main post'] },
    inActionRepository: true,
  },
  {
    name: '`environment-url` from a later step',
    workflow: workflow('environment-url'),
    runs: push,
    expected: {
      held: [{ ...production, url: 'https://app.example.com' }],
      runs: ['success'],
      stages: ['pre main post'],
    },
    fast: true,
  },
]
