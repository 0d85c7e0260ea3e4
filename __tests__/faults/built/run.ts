import { join } from 'node:path'
import { stringify } from 'yaml'
import type { GitLab, Project } from '../../../sandbox/gitlab/index.js'
import { runWorkflow, type StageProcess, type StageResult } from '../../../sandbox/runner/index.js'
import { SHA } from '../virtual/repository.js'

const ACTION = join(import.meta.dirname, '../../..')

/** A job on GitHub with the built action in it. */
export interface BuiltJob {
  gitlabUrl: string
  token: string
  inputs?: Readonly<Record<string, string>>
  env?: Readonly<Record<string, string>>
  onProcess?: (process: StageProcess) => void
}

export interface BuiltRun {
  stages: StageResult[]
  /** What the runner calls the job in the end. */
  result: string
}

/** Runs the built action in a job whose one other step succeeds. */
export async function runBuilt(job: BuiltJob): Promise<BuiltRun> {
  const inputs = {
    'gitlab-url': job.gitlabUrl,
    token: '${{ secrets.TOKEN }}',
    project: 'group/app',
    environment: 'production',
  }
  const action = { uses: 'octo/gitlab-deployment@v1', with: { ...inputs, ...job.inputs } }
  const workflow = { on: 'push', jobs: { deploy: { 'runs-on': 'ubuntu-latest', steps: [action, { run: 'true' }] } } }
  const { jobs } = await runWorkflow({
    workflowText: stringify(workflow),
    profile: 'github',
    event: { name: 'push', sha: SHA },
    repository: { name: 'octo/app' },
    actions: { 'octo/gitlab-deployment': ACTION },
    secrets: { TOKEN: job.token },
    debug: true,
    ...(job.env === undefined ? {} : { env: { ...job.env } }),
    ...(job.onProcess === undefined ? {} : { onProcess: job.onProcess }),
  })
  const done = jobs.deploy
  if (done === undefined) throw new Error('The job did not run')
  return {
    stages: done.stages.filter(({ step }) => step !== '' && step.includes('gitlab-deployment')),
    result: done.result,
  }
}

/** A project in which the same commit was deployed before, and in which others are at it. */
export function seed(gitlab: GitLab): { project: Project; ours: () => string[]; strangers: () => string } {
  const project = gitlab.createProject('group/app')
  const at = (ms: number) => new Date(Date.now() + ms)
  const seeds = [
    project.seedDeployment({ environment: 'production', sha: SHA, status: 'success', createdAt: at(-3_600_000) }),
    project.seedDeployment({ environment: 'production', sha: SHA, status: 'running', createdAt: at(-10_000) }),
    project.seedDeployment({
      environment: 'production',
      sha: SHA,
      status: 'running',
      deployable: { id: 77, name: 'deploy' },
      createdAt: at(500),
    }),
  ]
  return {
    project,
    ours: () => project.deployments.filter((row) => !seeds.includes(row)).map(({ status }) => status),
    strangers: () => seeds.map(({ status }) => status).join(', '),
  }
}
