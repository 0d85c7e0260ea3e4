import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { examine, execArguments } from './exec.js'
import { serveRepositories } from './git-server.js'
import { startProgram } from './program.js'
import type { Runner } from './runner.js'

/** Forgejo's runner, a program that a person has named. It clones actions over http. */
export function forgejo(named: string): Runner {
  const { program, version, takesEvents } = examine('forgejo', named)
  return {
    kind: 'forgejo',
    real: true,
    title: `Forgejo's runner ${version}`,
    takesEvents,
    start: async (task) => {
      const server = await serveRepositories(task.owners)
      // A workflow for Forgejo names actions by their whole address.
      const workflow = path.join(task.repository, task.workflow)
      writeFileSync(
        workflow,
        readFileSync(workflow, 'utf8').replaceAll('https://github.com/OWNER/', `${server.url}/OWNER/`),
      )
      const running = startProgram(program, execArguments(task, server.url, takesEvents), task)
      return { ...running, done: running.done.finally(() => server.close()) }
    },
  }
}
