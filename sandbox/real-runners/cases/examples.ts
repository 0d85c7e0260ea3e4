import type { ProfileName } from '../../runner/index.js'
import { canceled, production } from './outcomes.js'
import type { Case } from './types.js'

const example = (name: string): Pick<Case, 'name' | 'workflow' | 'runs'> => ({
  name: `examples/${name}.yml`,
  workflow: `examples/${name}.yml`,
  runs: [{ on: 'push' }],
})

/** An example is written for some runners; the others are told so. */
function writtenFor(...meant: ProfileName[]): Partial<Record<ProfileName, string>> {
  const names = { github: 'GitHub', act: 'act', gitea: 'Gitea', forgejo: 'Forgejo' }
  const others = (['github', 'act', 'gitea', 'forgejo'] as const).filter((name) => !meant.includes(name))
  const why = `written for ${meant.map((name) => names[name]).join(' and ')}`
  return Object.fromEntries(others.map((name) => [name, why]))
}

const whole = ['pre main post']
const held = { ...production, url: 'https://app.example.com' }

/** The workflows to copy, as they are, with only the address of GitLab another. */
export const examples: readonly Case[] = [
  {
    ...example('github-simple'),
    expected: { held: [held], runs: ['success'], stages: whole },
    impossible: writtenFor('github', 'act'),
  },
  {
    ...example('gitea-simple'),
    expected: { held: [production], runs: ['success'], stages: whole },
    impossible: writtenFor('act', 'gitea'),
  },
  {
    ...example('forgejo-simple'),
    expected: { held: [production], runs: ['success'], stages: whole },
    impossible: { ...writtenFor('forgejo'), act: 'act takes no address in `uses:`' },
  },
  {
    ...example('matrix'),
    expected: {
      held: ['eu', 'us'].map((region) => ({
        ...production,
        environment: `production/${region}`,
        url: `https://${region}.example.com`,
      })),
      runs: ['success'],
      stages: ['pre main post', 'pre main post'],
    },
    impossible: writtenFor('github', 'act'),
  },
  {
    ...example('mirror'),
    expected: { held: [production], runs: ['success'], stages: whole },
    impossible: writtenFor('github', 'act'),
    onlyReal: 'the emulation checks out no history that could be pushed',
    workflowMirrors: true,
  },
  {
    ...example('tag-release'),
    runs: [{ on: 'tag push' }],
    expected: {
      held: ['production', 'staging'].map((environment) => ({
        ...production,
        environment,
        ref: 'v1.2.0',
        tag: true,
        url: `https://${environment}.example.com`,
      })),
      runs: ['success'],
      stages: ['pre main post', 'pre main post'],
    },
    impossible: writtenFor('github', 'act'),
  },
  {
    ...example('two-jobs'),
    expected: { held: [held], runs: ['success'], stages: ['finish', 'start'] },
  },
  {
    ...example('review-app'),
    runs: [{ on: 'pull request opened' }, { on: 'pull request merged' }],
    // Torn down, the environment is deleted, and its deployments with it.
    expected: { held: [], runs: ['success', 'success'], stages: ['pre main post', 'stop'] },
    impossible: writtenFor('github', 'act'),
  },
  {
    ...example('relay'),
    runs: [{ on: 'deployment pending' }, { on: 'deployment succeeded' }],
    expected: {
      held: [{ ...production, environment: 'app-staging', url: 'https://app-staging.herokuapp.com' }],
      runs: ['success', 'success'],
      stages: ['relay relay'],
    },
    impossible: writtenFor('github', 'act'),
  },
  {
    ...example('sweep'),
    runs: [{ on: 'a person' }],
    leftRunning: true,
    expected: { held: [canceled], runs: ['success'], stages: ['sweep'] },
  },
  {
    ...example('check'),
    runs: [{ on: 'a person' }],
    expected: { held: [], runs: ['success'], stages: ['check'] },
  },
]
