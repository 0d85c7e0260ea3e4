import { delimiter, join } from 'node:path'
import type { JobRun, Unit } from './model.js'
import type { StageName } from './types.js'
import { actionName, repositoryOf } from './unit.js'

/** The names that a stage's command files have, and the variables that lead to them. */
export const commandFiles = {
  output: 'GITHUB_OUTPUT',
  state: 'GITHUB_STATE',
  env: 'GITHUB_ENV',
  path: 'GITHUB_PATH',
  summary: 'GITHUB_STEP_SUMMARY',
} as const

const systems: Partial<Record<NodeJS.Platform, string>> = { win32: 'Windows', darwin: 'macOS' }
// without these neither a shell nor node finds what belongs to the machine
const ofMachine = ['PATH', 'LANG', 'TZ', 'SystemRoot', 'SystemDrive', 'ComSpec', 'PATHEXT', 'TEMP', 'TMP', 'TMPDIR']

/** The `runner` context. */
export function runnerFacts(job: JobRun): Record<string, string> {
  return {
    os: systems[process.platform] ?? 'Linux',
    arch: process.arch === 'arm64' ? 'ARM64' : 'X64',
    // act's source has no name and no environment
    ...(job.profile.commands === 'act' ? {} : { name: 'runner', environment: 'self-hosted' }),
    temp: job.folders.temp,
    tool_cache: job.folders.toolCache,
    ...(job.options.debug === true ? { debug: '1' } : {}),
  }
}

function upper(prefix: string, values: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [`${prefix}_${name.toUpperCase()}`, value]))
}

/** The name of an input's variable: dashes are kept. GitHub replaces spaces only; act every other character (their sources). */
export function inputVariable(job: JobRun, name: string): string {
  const capital = name.toUpperCase()
  const plain = job.profile.commands === 'act' ? capital.replace(/[^A-Z0-9-]/g, '_') : capital.replaceAll(' ', '_')
  return `INPUT_${plain}`
}

function ofAction(unit: Unit): Record<string, string> {
  const { job } = unit.scope
  const { name = '', ref = '' } = repositoryOf(unit) ?? {}
  const path = unit.scope.owner?.action?.directory ?? ''
  const onGitHub = job.profile.commands === 'actions/runner'
  // GitHub leaves out what is not there (actions/runner source), the act family sets it and empty (act source)
  const all = { action: actionName(unit), action_path: path, action_repository: name, action_ref: ref }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== '' || !onGitHub))
}

/** What a stage hands to its process. */
export interface StageVariables {
  stage: StageName
  /** Of the workflow, the job, `GITHUB_ENV` and the step. */
  env: Record<string, string>
  inputs: Record<string, string>
  files: Record<keyof typeof commandFiles, string>
}

/** The whole environment of a stage's process, with nothing of the environment of this program but its path. */
export function processEnvironment(unit: Unit, { env, inputs, files }: StageVariables): Record<string, string> {
  const { job } = unit.scope
  const inherited = ofMachine.flatMap((name) => {
    const value = process.env[name]
    return value === undefined ? [] : [[name, value] as const]
  })
  const environment: Record<string, string> = {
    ...Object.fromEntries(inherited),
    HOME: job.folders.home,
    USERPROFILE: job.folders.home,
    ...env,
    ...Object.fromEntries(Object.entries(unit.state).map(([name, value]) => [`STATE_${name}`, value])),
    ...Object.fromEntries(Object.entries(inputs).map(([name, value]) => [inputVariable(job, name), value])),
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    ...job.profile.markers,
    ...upper('GITHUB', { ...job.github, ...ofAction(unit) }),
    ...upper('RUNNER', runnerFacts(job)),
  }
  for (const [name, variable] of Object.entries(commandFiles)) {
    const file = Object.entries(files).find(([key]) => key === name)?.[1]
    if (file !== undefined) environment[variable] = file
  }
  environment.PATH = [...job.paths.toReversed(), environment.PATH ?? ''].join(delimiter)
  return overridden(environment, job.options.env ?? {})
}

function overridden(environment: Record<string, string>, over: Record<string, string | undefined>) {
  const known = Object.entries(environment).filter(([name]) => !(name in over))
  const added = Object.entries(over).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]))
  return Object.fromEntries([...known, ...added])
}

/** The text values of the `github` context that hold for a whole job. */
export function githubFacts(job: Pick<JobRun, 'id' | 'options' | 'profile' | 'folders'>, workflowName: string) {
  const { options, profile } = job
  const server = options.serverUrl ?? profile.serverUrl
  const [owner = ''] = options.repository.name.split('/')
  const actor = options.event.actor ?? 'octocat'
  const api = server === 'https://github.com' ? 'https://api.github.com' : `${server}/api/v1`
  return {
    workflow: workflowName,
    run_id: options.run?.id ?? '1000',
    run_number: options.run?.number ?? '1',
    run_attempt: options.run?.attempt ?? '1',
    actor,
    // act's source has no such variable
    ...(profile.commands === 'act' ? {} : { triggering_actor: options.event.triggeringActor ?? actor }),
    repository: options.repository.name,
    repository_owner: owner,
    event_name: options.event.name,
    event_path: job.folders.event,
    workspace: job.folders.workspace,
    job: job.id,
    retention_days: '90',
    server_url: server,
    api_url: api,
    graphql_url: `${api}/graphql`,
  }
}

/** A stage's own command files. */
export function commandFilePaths(folder: string, number: number): StageVariables['files'] {
  const at = (name: string) => join(folder, `${name}_${number}`)
  return { output: at('output'), state: at('state'), env: at('env'), path: at('path'), summary: at('summary') }
}
