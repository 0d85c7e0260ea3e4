import { join } from 'node:path'
import * as v from 'valibot'
import { runWorkflow, type ProfileName, type RunOptions, type RunResult } from '../../../sandbox/runner/index.js'

const actions = join(import.meta.dirname, 'fixtures', 'actions')

/** A commit that every test here runs on. */
export const sha = 'a'.repeat(40)

/** All profiles, for `test.each`. */
export const everyProfile: ProfileName[] = ['github', 'act', 'gitea', 'forgejo']

/** Those that descend from act. */
export const actFamily: ProfileName[] = ['act', 'gitea', 'forgejo']

const seen = v.object({
  stage: v.string(),
  text: v.string(),
  late: v.string(),
  status: v.string(),
  jobStatus: v.string(),
  state: v.record(v.string(), v.string()),
  actionPath: v.nullable(v.string()),
})

/** What the probe saw at one of its stages. */
export type Seen = v.InferOutput<typeof seen>

const earlier = new Map<string, Promise<RunResult>>()

/** Runs a job with these steps (YAML, not indented) on a push; the same again is not run again. */
export async function runSteps(profile: ProfileName, steps: string, more?: Partial<RunOptions>): Promise<RunResult> {
  const indented = steps.replace(/^(?=.)/gm, '      ')
  const workflow = `on: push\njobs:\n  one:\n    runs-on: x\n    steps:\n${indented}`
  if (more !== undefined) return run(profile, workflow, more)
  const key = `${profile} ${steps}`
  const result = earlier.get(key) ?? run(profile, workflow)
  earlier.set(key, result)
  return result
}

/** Runs a workflow, with the fixtures as `o/NAME`. */
export async function run(
  profile: ProfileName,
  workflowText: string,
  more: Partial<RunOptions> = {},
): Promise<RunResult> {
  const names = ['probe', 'composite', 'nested', 'speaker', 'mirror']
  return runWorkflow({
    workflowText,
    profile,
    event: { name: 'push', sha },
    repository: { name: 'me/repo', folder: join(import.meta.dirname, 'fixtures') },
    actions: Object.fromEntries(names.map((name) => [`o/${name}`, join(actions, name)])),
    // seconds are long enough for what takes minutes
    clock: { interruptMs: 150, terminateMs: 150 },
    ...more,
  })
}

/** The job of a workflow with one. */
export function onlyJob(result: RunResult) {
  const [job] = Object.values(result.jobs)
  if (job === undefined) throw new Error('No job ran')
  return job
}

/** All that the probes saw, in order. */
export function allSeen(result: RunResult): Seen[] {
  return onlyJob(result).stages.flatMap((stage) =>
    stage.stdout.split('\n').flatMap((line) => {
      const json = /^seen (.*)$/.exec(line)?.[1]
      return json === undefined ? [] : [v.parse(seen, JSON.parse(json))]
    }),
  )
}

/** The probes' stages that ran, as `STAGE TEXT`. */
export function ran(result: RunResult): string[] {
  return allSeen(result).map(({ stage, text }) => `${stage} ${text}`)
}

/** What a probe saw at a stage. */
export function at(result: RunResult, stage: string, text: string): Seen {
  const found = allSeen(result).find((entry) => entry.stage === stage && entry.text === text)
  if (found === undefined) throw new Error(`${stage} of ${text} did not run`)
  return found
}
