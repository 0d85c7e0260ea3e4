import { existsSync, readFileSync } from 'node:fs'
import * as v from 'valibot'

const line = v.union([
  v.object({ id: v.string(), stage: v.string(), env: v.record(v.string(), v.string()) }),
  v.object({ id: v.string(), exit: v.number() }),
])

/** One stage of an action, as its own process saw it. */
export interface StageRecord {
  job: string
  stage: string
  /** `GITHUB_ACTION`, which tells the steps of a job apart. */
  step: string
  inputs: Record<string, string>
  /** What the runner says of itself, the event and the commit. */
  facts: Record<string, string>
  /** What earlier stages saved, by name. */
  state: string[]
  exit: number | 'killed'
}

const facts = [
  'ACT',
  'CI',
  'FORGEJO_ACTIONS',
  'GITEA_ACTIONS',
  'GITHUB_ACTIONS',
  'GITHUB_ACTION_REF',
  'GITHUB_ACTION_REPOSITORY',
  'GITHUB_ACTOR',
  'GITHUB_BASE_REF',
  'GITHUB_EVENT_NAME',
  'GITHUB_HEAD_REF',
  'GITHUB_REF',
  'GITHUB_REF_NAME',
  'GITHUB_REF_TYPE',
  'GITHUB_REPOSITORY',
  'GITHUB_RUN_ATTEMPT',
  'GITHUB_SERVER_URL',
  'GITHUB_SHA',
  'GITHUB_TRIGGERING_ACTOR',
  'GITHUB_WORKFLOW',
  'RUNNER_OS',
]

function withPrefix(env: Record<string, string>, prefix: string): [string, string][] {
  return Object.entries(env)
    .filter(([name]) => name.startsWith(prefix))
    .map(([name, value]): [string, string] => [name.slice(prefix.length), value])
    .sort(([a], [b]) => (a < b ? -1 : 1))
}

/**
 * Reads what the recorder wrote, oldest first. `known` maps what differs from run to run (tokens, addresses, shas) to
 * names, so that two runs can be compared.
 */
export function readRecords(file: string, known: Readonly<Record<string, string>>): StageRecord[] {
  if (!existsSync(file)) return []
  const named = (text: string) =>
    Object.entries(known).reduce((so, [value, name]) => (value === '' ? so : so.replaceAll(value, name)), text)
  const lines = readFileSync(file, 'utf8').split('\n')
  const entries = lines.filter((text) => text !== '').map((text) => v.parse(line, JSON.parse(text)))
  const exits = new Map(entries.flatMap((entry) => ('exit' in entry ? [[entry.id, entry.exit] as const] : [])))
  return entries.flatMap((entry) => {
    if (!('stage' in entry)) return []
    const env = Object.fromEntries(Object.entries(entry.env).map(([name, value]) => [name, named(value)]))
    return {
      job: env.GITHUB_JOB ?? '',
      stage: entry.stage,
      step: env.GITHUB_ACTION ?? '',
      inputs: Object.fromEntries(withPrefix(env, 'INPUT_')),
      facts: {
        ...Object.fromEntries(facts.map((name) => [name, env[name] ?? 'not set'])),
        // The path itself differs from run to run.
        GITHUB_ACTION_PATH: (env.GITHUB_ACTION_PATH ?? '') === '' ? 'empty' : 'a path',
      },
      state: withPrefix(env, 'STATE_').map(([name]) => name),
      exit: exits.get(entry.id) ?? 'killed',
    }
  })
}

/** The records of each step of each job or leg, in order; those of one leg stay together however the legs were mixed. */
export function byStep(records: readonly StageRecord[]): StageRecord[][] {
  const steps = new Map<string, StageRecord[]>()
  for (const record of records) {
    const key = [record.job, record.step, record.inputs.ENVIRONMENT ?? ''].join('\n')
    steps.set(key, [...(steps.get(key) ?? []), record])
  }
  return [...steps].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, of]) => of)
}
