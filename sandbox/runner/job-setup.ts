import { mkdirSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { jobSurroundings } from './contexts.js'
import { githubFacts } from './environment.js'
import { eventFacts } from './event-environment.js'
import { interpolateAll } from './expressions.js'
import { Interruption } from './interruption.js'
import { Masks } from './masks.js'
import type { JobFolders, JobRun, Scope } from './model.js'
import { profiles } from './profiles.js'
import type { RunControl, RunOptions } from './types.js'
import { makeScope } from './unit.js'
import type { WorkflowSpec } from './workflow-file.js'

/** What sets one job of a run apart. */
export interface JobSetup {
  id: string
  key: string
  matrix: Record<string, unknown>
  strategy: Record<string, unknown>
  needs: JobRun['needs']
  folder: string
  control: RunControl
}

function makeFolders(folder: string, repository: string): JobFolders {
  const name = repository.split('/')[1] ?? repository
  const at = (...path: string[]) => join(folder, ...path)
  const folders = {
    workspace: at('work', name, name),
    temp: at('work', '_temp'),
    toolCache: at('work', '_tool'),
    home: at('home'),
    files: at('work', '_temp', '_runner_file_commands'),
  }
  for (const path of Object.values(folders)) mkdirSync(path, { recursive: true })
  return { ...folders, event: at('work', '_temp', 'event.json') }
}

/** What a workflow without a name is called: its path on GitHub (GitHub's documentation), its file on act (seen on 0.2.89). */
function unnamed({ workflow, profile }: RunOptions): string {
  if (workflow === undefined) return ''
  return profile === 'github' ? `.github/workflows/${basename(workflow)}` : basename(workflow)
}

/** Makes everything that a job needs before its first step. */
export function setUpJob(workflow: WorkflowSpec, options: RunOptions, setup: JobSetup): JobRun {
  const { id, key, matrix, strategy, needs, control } = setup
  const spec = workflow.jobs[id]
  if (spec === undefined) throw new Error(`The workflow has no job ${id}`)
  const profile = profiles[options.profile]
  const folders = makeFolders(setup.folder, options.repository.name)
  writeFileSync(folders.event, JSON.stringify(options.event.payload ?? {}))
  const masks = new Masks()
  for (const secret of Object.values(options.secrets ?? {})) masks.add(secret)
  const facts = githubFacts({ id, options, profile, folders }, workflow.name ?? unnamed(options))
  const runDefaults = { ...workflow.defaults?.run, ...spec.defaults?.run }
  const github = { ...facts, ...eventFacts(options.profile, options.event) }
  let root: Scope | undefined
  const job: JobRun = {
    ...{ id, key, spec, options, profile, folders, runDefaults, github, matrix, strategy, needs, masks, control },
    interruption: new Interruption(),
    env: {},
    paths: [],
    result: 'success',
    registered: [],
    stages: [],
    log: [],
    get root() {
      return (root ??= makeScope(job, spec.steps))
    },
  }
  // the environment of a job may use that of its workflow
  job.env = interpolateAll(workflow.env, jobSurroundings(job))
  job.env = { ...job.env, ...interpolateAll(spec.env, jobSurroundings(job)) }
  return job
}
