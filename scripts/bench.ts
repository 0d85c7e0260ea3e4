import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { arch, cpus, platform, tmpdir } from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { createWorkRepository, git } from '../sandbox/git.js'
import { startGitLab } from '../sandbox/gitlab/index.js'
import { rivalEnvironment, rivals, run, runJob, type Taken } from './bench/contestants.js'
import { crowdTable } from './bench/crowds.js'
import { nodeOfVersion } from './node-version.js'

/**
 * Measures how long the stages take against starting Node.js and nothing else, in rounds of all contestants so that what
 * else the machine does meets all alike. With `--write`, the result goes to docs/performance.md as well.
 */
const ROUNDS = 20
const root = path.resolve(import.meta.dirname, '..')
const node = nodeOfVersion('24')

const gitlab = await startGitLab()
const project = gitlab.createProject('group/app')
const token = gitlab.createToken({ role: 'developer', scopes: ['api'] })
const work = await createWorkRepository(mkdtempSync(path.join(tmpdir(), 'gitlab-deployment-bench-')))
const sha = await work.commit('First version')
await git(work.folder, 'push', '--quiet', project.repository, 'main')
const address = { gitlabUrl: gitlab.url, token, project: project.path, sha }

const taken: Record<string, Taken[]> = {}
for (let round = 0; round < ROUNDS; round++) {
  for (const [name, args] of Object.entries(rivals))
    (taken[name] ??= []).push(await run(node, args, rivalEnvironment(address)))
  for (const [name, stage] of Object.entries(await runJob(node, address))) (taken[name] ??= []).push(stage)
}
gitlab.clearRequests()
await runJob(node, address)
const requests = gitlab.requests.map(({ method, kind }) => `${method} ${kind}`)
const crowds = await crowdTable({ repository: work.folder, sha })
await gitlab.close()

const median = (numbers: number[]): number =>
  numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN
const milliseconds = (name: string): number => median((taken[name] ?? []).map((one) => one.milliseconds))
const row = (name: string, what: string): string =>
  `| ${what} | ${(milliseconds(name) / milliseconds('floor')).toFixed(2)} | ${median((taken[name] ?? []).map((one) => one.megabytes)).toFixed(0)} MB |`

const dist = path.join(root, 'dist')
const bytes = readdirSync(dist).reduce((sum, name) => sum + statSync(path.join(dist, name)).size, 0)
const archive = gzipSync(execFileSync('git', ['archive', 'HEAD'], { cwd: root, maxBuffer: 256 * 1024 * 1024 })).length

const text = `# Performance

What \`npm run bench\` printed last, on ${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), ${platform()} ${arch()}, with Node.js ${execFileSync(node, ['--version'], { encoding: 'utf8' }).trim()}.
Times are medians of ${ROUNDS} rounds of all contestants, over a GitLab on the loopback interface, as multiples of starting Node.js and nothing else.

| what | times the floor | peak memory |
|---|---|---|
${row('floor', '`node -e 0`, the floor')}
${row('bare', 'one POST with node:http alone')}
${row('gitbeaker', 'one POST with gitbeaker as it comes')}
${row('pre', 'pre, with its request')}
${row('main', 'main, with nothing to send')}
${row('post', 'post, with its request')}

The aim is at most 2.5 for pre and post, and 2.0 for main.

| what | size |
|---|---|
| \`dist/\` together | ${(bytes / 1000).toFixed(0)} kB |
| what a runner downloads for \`uses:\`, packed | ${(archive / 1000).toFixed(0)} kB |

Requests of a deployment that succeeds: ${requests.join(', ')}.

${crowds}`
console.log(text)
if (process.argv.includes('--write')) writeFileSync(path.join(root, 'docs/performance.md'), text)
