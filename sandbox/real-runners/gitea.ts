import { examine, execArguments } from './exec.js'
import { startProgram } from './program.js'
import type { Runner } from './runner.js'

// Runs at the same time must not want the same port for artifacts, which nothing here uses.
let port = 34_600

/** Gitea's runner, a program that a person has named. It clones actions from a folder of owners. */
export function gitea(named: string): Runner {
  const { program, version, takesEvents } = examine('gitea', named)
  return {
    kind: 'gitea',
    real: true,
    title: `Gitea's runner ${version}`,
    takesEvents,
    start: (task) => {
      const artifacts = ['--artifact-server-addr', '127.0.0.1', '--artifact-server-port', String(port++)]
      return startProgram(program, [...execArguments(task, task.owners, takesEvents), ...artifacts], task)
    },
  }
}
