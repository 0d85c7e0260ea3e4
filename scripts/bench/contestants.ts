import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '../..')

/** What one process took. */
export interface Taken {
  milliseconds: number
  /** Peak resident memory in megabytes. */
  megabytes: number
}

/** Where and as whom the contestants talk to GitLab. */
export interface Address {
  gitlabUrl: string
  token: string
  project: string
  sha: string
}

const folder = mkdtempSync(path.join(tmpdir(), 'gitlab-deployment-bench-'))
const inFolder = (name: string): string => path.join(folder, name)

// Each process tells its peak memory itself, when it is over; Linux counts in kilobytes, as Node does everywhere.
writeFileSync(
  inFolder('peak.cjs'),
  `process.on('exit', () => require('node:fs').writeFileSync(process.env.PEAK, String(process.resourceUsage().maxRSS)))`,
)

/** Runs a program of Node's to its end and takes its time. Throws where it fails. */
export async function run(node: string, args: string[], env: Record<string, string>): Promise<Taken> {
  const peak = inFolder('peak')
  const startedAt = performance.now()
  const child = spawn(node, ['--require', inFolder('peak.cjs'), ...args], {
    env: { PATH: process.env.PATH, PEAK: peak, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  const milliseconds = performance.now() - startedAt
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${String(code)}`)
  return { milliseconds, megabytes: Number(readFileSync(peak, 'utf8')) / 1024 }
}

/** The programs that the action is measured against. */
export const rivals = {
  /** Starting Node.js and nothing else: the floor. */
  floor: ['-e', '0'],
  /** One POST with what Node.js has. */
  bare: [
    '-e',
    `const { URL_, TOKEN, BODY } = process.env
     require('node:http').request(URL_, { method: 'POST', headers: { 'private-token': TOKEN, 'content-type': 'application/json' } }, (r) => r.resume()).end(BODY)`,
  ],
  /** One POST with gitbeaker as it comes. */
  gitbeaker: [
    '--input-type=module',
    '-e',
    `import { Deployments } from '${path.join(root, 'node_modules/@gitbeaker/rest/dist/index.mjs')}'
     const { HOST, TOKEN, PROJECT, SHA } = process.env
     await new Deployments({ host: HOST, token: TOKEN }).create(PROJECT, 'production', SHA, 'main', false, { status: 'running' })`,
  ],
}

export function rivalEnvironment({ gitlabUrl, token, project, sha }: Address): Record<string, string> {
  return {
    HOST: gitlabUrl,
    TOKEN: token,
    PROJECT: project,
    SHA: sha,
    URL_: `${gitlabUrl}/api/v4/projects/${encodeURIComponent(project)}/deployments`,
    BODY: JSON.stringify({ environment: 'production', sha, ref: 'main', tag: false, status: 'running' }),
  }
}

/** Runs the three stages of one job, as GitHub would, each after the one before. */
export async function runJob(
  node: string,
  { gitlabUrl, token, project, sha }: Address,
): Promise<Record<'pre' | 'main' | 'post', Taken>> {
  const state = inFolder('state')
  const env: Record<string, string> = {
    'INPUT_GITLAB-URL': gitlabUrl,
    INPUT_TOKEN: token,
    INPUT_PROJECT: project,
    INPUT_ENVIRONMENT: 'production',
    'INPUT_JOB-STATUS': 'success',
    GITHUB_EVENT_NAME: 'push',
    GITHUB_SHA: sha,
    GITHUB_REF: 'refs/heads/main',
    GITHUB_REF_NAME: 'main',
    GITHUB_STATE: state,
    GITHUB_OUTPUT: inFolder('output'),
    GITHUB_STEP_SUMMARY: inFolder('summary'),
  }
  for (const file of ['state', 'output', 'summary']) writeFileSync(inFolder(file), '')
  const stage = (name: string): Promise<Taken> =>
    run(node, [path.join(root, 'dist', `${name}.js`)], { ...env, ...savedState(state) })
  return { pre: await stage('pre'), main: await stage('main'), post: await stage('post') }
}

/** The state file as the variables of the next stage. */
function savedState(file: string): Record<string, string> {
  const saved = readFileSync(file, 'utf8').matchAll(/^(\w+)<<(\S+)\r?\n([^]*?)\r?\n\2$/gm)
  return Object.fromEntries([...saved].map(([, name = '', , value = '']) => [`STATE_${name}`, value]))
}
