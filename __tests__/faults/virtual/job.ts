import type { StageName, Word } from '../../../sandbox/runner/index.js'
import { main } from '../../../src/actions/main.js'
import { post } from '../../../src/actions/post.js'
import { pre } from '../../../src/actions/pre.js'
import type { Clock } from '../../../src/clock.js'
import type { World } from '../../../src/world.js'
import { ADDRESS, PROJECT, TOKEN } from './address.js'
import type { GitLabInMemory } from './gitlab.js'
import { inProcess, type StageProcess } from './process.js'
import { parsePrinted, type Printed } from './printed.js'
import { sendTo, type Handler, type Sent } from './wire.js'

/** A job on GitHub with the root action in it. */
export interface Job {
  /** Besides those that every job here has. */
  inputs?: Readonly<Record<string, string>>
  /** How the steps of the job end, were there no trouble with ours. */
  outcome: Exclude<Word, 'skipped'>
  sha: string
  /** What becomes of each request. */
  handler: Handler
}

export interface StageRun extends Printed {
  stage: StageName
  killed: boolean
  exitCode: number
  ms: number
  text: string
}

export interface JobRun {
  stages: StageRun[]
  sent: Sent[]
  /** How the job had gone when post began, as the runner tells it. */
  status: Word
  /** All that the stages saved. */
  state: Readonly<Record<string, string>>
}

const stages = { pre, main, post }

/** Milliseconds that the other steps of a job take. */
const OTHER_STEPS = 30_000

/**
 * Runs the three stages as GitHub's runner does: a failed pre skips the mains, whatever happens post runs, and `job-status`
 * is what the job has come to.
 */
export async function runJob(gitlab: GitLabInMemory, job: Job): Promise<JobRun> {
  const run: JobRun = { stages: [], sent: [], status: 'success', state: {} }
  for (const stage of ['pre', 'main', 'post'] as const) {
    if (stage === 'main' && run.status !== 'success') continue
    if (stage === 'post') await gitlab.time.sleep(OTHER_STEPS)
    if (stage === 'post' && run.status === 'success') run.status = job.outcome
    const result = await runStage(stage, gitlab, job, run)
    run.stages.push(result)
    run.state = { ...run.state, ...result.state }
    if (stage !== 'post' && (result.killed || result.exitCode !== 0)) run.status = 'failure'
  }
  return run
}

async function runStage(stage: StageName, gitlab: GitLabInMemory, job: Job, run: JobRun): Promise<StageRun> {
  const { time } = gitlab
  const process: StageProcess = { env: environment(job, run), printed: '', exitCode: undefined, alive: true }
  let die: () => void = () => undefined
  const death = new Promise<void>((resolve) => {
    die = resolve
  })
  /** Nothing that a stage waits for comes about once it is dead. */
  const forTheLiving = <Result>(promise: Promise<Result>): Promise<Result> =>
    new Promise((resolve, reject) => {
      promise.then(
        (result) => {
          if (process.alive) resolve(result)
        },
        (error: unknown) => {
          if (process.alive) reject(error instanceof Error ? error : new Error(String(error)))
        },
      )
    })
  const kill = () => {
    process.alive = false
    die()
    return new Promise<never>(() => undefined)
  }
  const send = sendTo(gitlab, stage, job.handler, { kill, sent: run.sent })
  const clock: Clock = {
    now: () => time.now(),
    sleep: (ms) => forTheLiving(time.sleep(ms)),
    lapse: (ms) => forTheLiving(time.sleep(ms)),
  }
  const world: World = { env: process.env, clock, send: (request) => forTheLiving(send(request)) }
  const begun = time.now()
  await Promise.race([inProcess(process, () => stages[stage](world)), death])
  const killed = !process.alive
  process.alive = false
  return {
    stage,
    killed,
    exitCode: Number(process.exitCode ?? 0),
    ms: time.now() - begun,
    text: process.printed,
    ...parsePrinted(process.printed),
  }
}

function environment({ inputs, sha }: Job, { status, state }: JobRun): NodeJS.ProcessEnv {
  const all: Record<string, string> = {
    'gitlab-url': ADDRESS,
    token: TOKEN,
    project: PROJECT,
    environment: 'production',
    'job-status': status,
    ...inputs,
  }
  const upper = (prefix: string, values: Readonly<Record<string, string>>, rename: (name: string) => string) =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [`${prefix}_${rename(name)}`, value]))
  return {
    GITHUB_ACTIONS: 'true',
    GITHUB_EVENT_NAME: 'push',
    GITHUB_REF: 'refs/heads/main',
    GITHUB_REF_NAME: 'main',
    GITHUB_REF_TYPE: 'branch',
    GITHUB_REPOSITORY: 'octo/app',
    GITHUB_SHA: sha,
    RUNNER_DEBUG: '1',
    ...upper('INPUT', all, (name) => name.toUpperCase()),
    ...upper('STATE', state, (name) => name),
  }
}
