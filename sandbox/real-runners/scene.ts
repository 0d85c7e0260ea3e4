import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createWorkRepository, git, type WorkRepository } from '../git.js'
import { startGitLab, type GitLab, type Project } from '../gitlab/index.js'
import type { Case, RunSpec } from './cases/index.js'
import { eventOf, repositoryName, type TriggeringEvent } from './events.js'
import { copyAction } from './released.js'
import type { Task } from './runner.js'

const root = path.resolve(import.meta.dirname, '../..')
const recorder = new URL('./recorder.mjs', import.meta.url)

const deployScript = `#!/bin/sh
echo "deploying $*"
[ -z "$GITHUB_OUTPUT" ] || echo "url=https://\${1:-app}.example.com" >> "$GITHUB_OUTPUT"
: > "$SIGNALS/begun"
while [ -e "$SIGNALS/hold" ]; do sleep 0.1; done
`

/** The actions that workflows of the cases use, by `OWNER/REPO`, and the folder of their owners. */
export interface Released {
  owners: string
  actions: Readonly<Record<string, string>>
}

/** Everything that one case needs, on its own: a GitLab, a repository, a home. */
export interface Scene {
  gitlab: GitLab
  project: Project
  commits: { main: string; feature: string }
  /** Tells the deploy step to wait, and knows when it has begun. */
  signals: { begun: string; hold: string }
  /** What the recorder writes. */
  records: string
  /** What differs from run to run, with names for it. */
  known: Record<string, string>
  task: (run: RunSpec) => Task
  close: () => Promise<void>
}

export async function openScene(of: Case, released: Released): Promise<Scene> {
  const folder = mkdtempSync(path.join(tmpdir(), 'real-runner-'))
  const at = (...names: string[]) => path.join(folder, ...names)
  for (const name of ['home', 'signals']) mkdirSync(at(name))
  const gitlab = await startGitLab()
  const project = gitlab.createProject('group/app')
  const token = gitlab.createToken({ name: 'deployments', role: 'developer', scopes: ['api'] })
  const work = await createWorkRepository(at('app'))
  const workflow = fill(of, work.folder, gitlab)
  const commits = await makeHistory(work)
  // Only where it is pushed, because runners look at the tags of HEAD.
  if (of.runs.some(({ on }) => on === 'tag push')) await work.tag('v1.2.0')
  if (of.workflowMirrors !== true) await work.push(project.repository)
  if (of.leftRunning === true) {
    const createdAt = new Date(Date.now() - 24 * 3600 * 1000)
    project.seedDeployment({ environment: 'production', sha: commits.main, status: 'running', createdAt })
  }
  // How a runner on this machine reaches the repository that the example names.
  const address = 'https://oauth2:mirror-token@gitlab.example.com/group/app.git'
  writeFileSync(at('home', '.gitconfig'), `[url "${project.repository}"]\n\tinsteadOf = ${address}\n`)
  const records = at('records.jsonl')
  return {
    gitlab,
    project,
    commits,
    records,
    signals: { begun: at('signals', 'begun'), hold: at('signals', 'hold') },
    known: { [token]: 'TOKEN', [gitlab.url]: 'GITLAB', [commits.main]: 'MAIN', [commits.feature]: 'FEATURE' },
    task: ({ on }) => {
      const event = eventOf(on, commits)
      return {
        repository: work.folder,
        sha: commits.main,
        workflow,
        event,
        secrets: secretsFor(event, token),
        env: { NODE_OPTIONS: `--import=${recorder.href}`, RECORD: records, SIGNALS: at('signals') },
        ...released,
        home: at('home'),
      }
    },
    close: async () => {
      await gitlab.close()
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

function secretsFor(event: TriggeringEvent, token: string): Record<string, string> {
  return event.hasSecrets ? { GITLAB_TOKEN: token, GITLAB_MIRROR_TOKEN: 'mirror-token' } : {}
}

/** Writes what the repository holds, and gives the path of the workflow in there. */
function fill(of: Case, folder: string, gitlab: GitLab): string {
  const workflow = path.join('.github/workflows', path.basename(of.workflow))
  mkdirSync(path.join(folder, path.dirname(workflow)), { recursive: true })
  const text = readFileSync(path.join(root, of.workflow), 'utf8')
  writeFileSync(path.join(folder, workflow), text.replaceAll('https://gitlab.example.com', gitlab.url))
  const scripts = { 'deploy.sh': deployScript, 'tear-down.sh': '#!/bin/sh\necho "tearing down $*"\n' }
  for (const [name, script] of Object.entries(scripts)) {
    writeFileSync(path.join(folder, name), script)
    chmodSync(path.join(folder, name), 0o755)
  }
  cpSync(path.join(import.meta.dirname, 'composites'), path.join(folder, 'composites'), { recursive: true })
  if (of.inActionRepository === true) copyAction(folder)
  return workflow
}

/** A branch with one commit, merged into main, which is checked out. */
async function makeHistory(work: WorkRepository): Promise<Scene['commits']> {
  await git(work.folder, 'remote', 'add', 'origin', `https://github.com/${repositoryName}.git`)
  await git(work.folder, 'add', '--all', '--force')
  await work.commit('Deploy')
  await work.branch('feature')
  const feature = await work.commit('A feature')
  await work.switchTo('main')
  return { feature, main: await work.merge('feature') }
}
