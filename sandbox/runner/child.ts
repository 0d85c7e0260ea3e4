import { spawn, type ChildProcess } from 'node:child_process'

/** How a process ended. */
export interface Exit {
  code: number | null
  signal: NodeJS.Signals | null
  /** The program could not be started. */
  error?: Error
}

/** A process under way. */
export interface Running {
  child: ChildProcess
  exit: Promise<Exit>
  /** To the process alone. */
  signal: (signal: NodeJS.Signals) => void
  /** SIGKILL to the process and all it started. */
  kill: () => void
}

const alive = new Set<() => void>()
// no process outlives this program, whatever ends it
process.once('exit', () => {
  for (const kill of alive) kill()
})

function byLine(stream: NodeJS.ReadableStream, take: (line: string) => void): void {
  let rest = ''
  stream.setEncoding('utf8')
  stream.on('data', (chunk: string) => {
    const lines = (rest + chunk).split(/\r?\n/)
    rest = lines.pop() ?? ''
    lines.forEach(take)
  })
  stream.on('end', () => {
    if (rest !== '') take(rest)
  })
}

/** Starts a program in a process group of its own and reads what it prints, line by line. */
export function launch(
  [command, ...args]: readonly [string, ...string[]],
  options: { cwd: string; env: Record<string, string> },
  take: (stream: 'stdout' | 'stderr', line: string) => void,
): Running {
  const ownGroup = process.platform !== 'win32'
  const child = spawn(command, args, {
    ...options,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: ownGroup,
    windowsHide: true,
  })
  byLine(child.stdout, (line) => {
    take('stdout', line)
  })
  byLine(child.stderr, (line) => {
    take('stderr', line)
  })
  const kill = () => {
    if (child.pid === undefined) return
    try {
      if (ownGroup) process.kill(-child.pid, 'SIGKILL')
      else child.kill('SIGKILL')
    } catch {
      // it is gone already
    }
  }
  alive.add(kill)
  const exit = new Promise<Exit>((resolve) => {
    const finish = (result: Exit) => {
      alive.delete(kill)
      resolve(result)
    }
    child.once('error', (error) => {
      finish({ code: null, signal: null, error })
    })
    child.once('close', (code, signal) => {
      finish({ code, signal })
    })
    // what it left running may hold its output open
    child.once('exit', (code, signal) => {
      setTimeout(() => {
        finish({ code, signal })
      }, 2000).unref()
    })
  })
  return { child, exit, kill, signal: (signal) => child.kill(signal) }
}
