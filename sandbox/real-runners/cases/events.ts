import { production, workflow } from './outcomes.js'
import type { Case, Held } from './types.js'

const whole = ['pre main post']
const review: Held = { environment: 'review', status: 'success', commit: 'feature', ref: 'feature' }
const noSuchEvent = { gitea: 'Gitea has no event deployment_status', forgejo: 'Forgejo has no event deployment_status' }

/** What started the run, and so which commit is deployed. */
export const events: readonly Case[] = [
  {
    name: 'a tag is pushed',
    workflow: workflow('success'),
    runs: [{ on: 'tag push' }],
    expected: { held: [{ ...production, ref: 'v1.2.0', tag: true }], runs: ['success'], stages: whole },
    fast: true,
  },
  {
    name: 'a pull request is opened',
    workflow: workflow('pull-request'),
    runs: [{ on: 'pull request opened' }],
    expected: { held: [review], runs: ['success'], stages: whole },
  },
  {
    name: 'a pull request is merged',
    workflow: workflow('pull-request'),
    runs: [{ on: 'pull request merged' }],
    expected: { held: [{ ...review, commit: 'main', ref: 'main' }], runs: ['success'], stages: whole },
  },
  {
    name: 'a pull request of a fork, without a token',
    workflow: workflow('pull-request'),
    runs: [{ on: 'pull request of a fork' }],
    expected: { held: [], runs: ['success'], stages: whole },
  },
  {
    name: 'a review app is deployed and torn down (stop/)',
    workflow: workflow('review-app'),
    runs: [{ on: 'pull request opened' }, { on: 'pull request merged' }],
    expected: {
      held: [{ ...review, environment: 'review/feature', url: 'https://review.example.com', state: 'stopped' }],
      runs: ['success', 'success'],
      stages: ['pre main post', 'stop'],
    },
  },
  {
    name: 'Heroku reports a deployment to GitHub (relay/)',
    workflow: workflow('relay'),
    runs: [{ on: 'deployment pending' }, { on: 'deployment in progress' }, { on: 'deployment succeeded' }],
    expected: {
      held: [{ ...production, environment: 'app-staging', url: 'https://app-staging.herokuapp.com' }],
      runs: ['success', 'success', 'success'],
      stages: ['relay relay relay'],
    },
    impossible: noSuchEvent,
  },
]
