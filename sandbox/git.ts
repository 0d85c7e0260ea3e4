import { execFile, execFileSync, spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { devNull } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

// The same commits come out on every machine, whatever its git is configured to do.
const identity = { name: 'Sandbox', email: 'sandbox@example.com' }

/** The environment in which git looks at no configuration but what is given here. */
export function gitEnvironment(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'))
  return {
    ...Object.fromEntries(inherited),
    GIT_CONFIG_GLOBAL: devNull,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
    GIT_AUTHOR_NAME: identity.name,
    GIT_AUTHOR_EMAIL: identity.email,
    GIT_COMMITTER_NAME: identity.name,
    GIT_COMMITTER_EMAIL: identity.email,
  }
}

const always = ['-c', 'init.defaultBranch=main', '-c', 'commit.gpgsign=false', '-c', 'tag.gpgsign=false']
const quiet = ['-c', 'gc.auto=0', '-c', 'core.autocrlf=false', '-c', 'advice.detachedHead=false']

/** Runs git in a folder and gives back what it printed, without the last line break. */
export async function git(folder: string, ...args: string[]): Promise<string> {
  const { stdout } = await run('git', [...always, ...quiet, ...args], {
    cwd: folder,
    env: gitEnvironment(),
    maxBuffer: 64 * 1024 * 1024,
  })
  return stdout.replace(/\r?\n$/, '')
}

/** Runs git with something on its standard input. */
export async function gitWithInput(folder: string, input: string, ...args: string[]): Promise<string> {
  const child = spawn('git', [...always, ...quiet, ...args], {
    cwd: folder,
    env: gitEnvironment(),
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  const printed: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => printed.push(chunk))
  child.stdin.on('error', () => undefined)
  child.stdin.end(input)
  await new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  return Buffer.concat(printed).toString('utf8')
}

/** Makes an empty bare repository, as a server keeps them. */
export function createBareRepository(folder: string, defaultBranch = 'main'): void {
  mkdirSync(folder, { recursive: true })
  execFileSync('git', ['-c', `init.defaultBranch=${defaultBranch}`, 'init', '--quiet', '--bare'], {
    cwd: folder,
    env: gitEnvironment(),
    stdio: 'ignore',
  })
}

/** A folder with a work tree, for making history to push. */
export interface WorkRepository {
  readonly folder: string
  /** Makes a commit on the current branch and gives its sha. */
  commit(message: string): Promise<string>
  /** Tags HEAD, or another revision; annotated when a message is given. */
  tag(name: string, options?: { revision?: string; message?: string }): Promise<void>
  /** Makes a branch at HEAD, or at another revision, and switches to it. */
  branch(name: string, revision?: string): Promise<void>
  switchTo(branch: string): Promise<void>
  /** Merges a branch into the current one by a merge commit and gives its sha. */
  merge(branch: string, message?: string): Promise<string>
  head(): Promise<string>
  /** Pushes the given refspecs, or else every branch and tag. */
  push(remote: string, ...refspecs: string[]): Promise<void>
}

/** Makes a repository with a first commit on `main` in a folder, which is made if need be. */
export async function createWorkRepository(folder: string): Promise<WorkRepository> {
  mkdirSync(folder, { recursive: true })
  await git(folder, 'init', '--quiet')
  writeFileSync(join(folder, 'README.md'), '# A repository\n')
  await git(folder, 'add', 'README.md')
  await git(folder, 'commit', '--quiet', '--message', 'Begin')
  return openWorkRepository(folder)
}

/** Opens a repository that has a work tree already. */
export function openWorkRepository(folder: string): WorkRepository {
  const head = () => git(folder, 'rev-parse', 'HEAD')
  return {
    folder,
    head,
    async commit(message) {
      await git(folder, 'commit', '--quiet', '--allow-empty', '--message', message)
      return head()
    },
    async tag(name, { revision = 'HEAD', message } = {}) {
      await git(folder, 'tag', ...(message === undefined ? [] : ['--message', message]), name, revision)
    },
    async branch(name, revision = 'HEAD') {
      await git(folder, 'switch', '--quiet', '--create', name, revision)
    },
    async switchTo(branch) {
      await git(folder, 'switch', '--quiet', branch)
    },
    async merge(branch, message = `Merge branch '${branch}'`) {
      await git(folder, 'merge', '--quiet', '--no-ff', '--message', message, branch)
      return head()
    },
    async push(remote, ...refspecs) {
      const what = refspecs.length > 0 ? refspecs : ['refs/heads/*:refs/heads/*', 'refs/tags/*:refs/tags/*']
      await git(folder, 'push', '--quiet', remote, ...what)
    },
  }
}
