import { spawn } from 'node:child_process'
import path from 'node:path'
import { gitEnvironment } from '../git.js'
import type { Running, Task } from './runner.js'

/** The environment of a runner's program: nothing of this machine but where its programs are. */
function programEnvironment(task: Task): NodeJS.ProcessEnv {
  const { PATH = '', LANG, GIT_TERMINAL_PROMPT } = gitEnvironment()
  return {
    // These runners start whatever node comes first.
    PATH: [path.dirname(process.execPath), PATH].join(path.delimiter),
    LANG,
    GIT_TERMINAL_PROMPT,
    HOME: task.home,
    XDG_CACHE_HOME: path.join(task.home, '.cache'),
    XDG_CONFIG_HOME: path.join(task.home, '.config'),
  }
}

/** Starts a runner's program in a process group of its own. */
export function startProgram(program: string, args: readonly string[], task: Task): Running {
  const child = spawn(program, args, {
    cwd: task.repository,
    env: programEnvironment(task),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  let log = ''
  const take = (chunk: string) => {
    log += chunk
  }
  child.stdout.setEncoding('utf8').on('data', take)
  child.stderr.setEncoding('utf8').on('data', take)
  const kill = () => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
    } catch {
      // It is gone already.
    }
  }
  process.once('exit', kill)
  const done = new Promise<Awaited<Running['done']>>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => {
      process.off('exit', kill)
      resolve({ conclusion: code === 0 ? 'success' : 'failure', log })
    })
  })
  return { done, kill, end: (signal) => child.kill(signal) }
}
