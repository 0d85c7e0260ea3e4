import path from 'node:path'
import { runWorkflow, type ProfileName, type RunControl } from '../runner/index.js'
import { repositoryName } from './events.js'
import type { Runner, Task } from './runner.js'

// Five minutes of grace after a cancel are then still longer than post takes, and a time-out of one minute is short.
const minuteMs = 6000

/** The sandbox's runner with the habits of a real one. */
export function emulated(kind: ProfileName): Runner {
  return { kind, real: false, title: `${kind}, emulated`, takesEvents: true, start: (task) => start(kind, task) }
}

function start(profile: ProfileName, task: Task) {
  let control: RunControl | undefined
  const { event } = task
  const done = runWorkflow({
    workflow: path.join(task.repository, task.workflow),
    profile,
    event: { name: event.name, payload: event.payload, ref: event.ref, sha: task.sha },
    repository: { name: repositoryName, folder: task.repository },
    actions: task.actions,
    secrets: task.secrets,
    env: task.env,
    clock: { minuteMs },
    onProcess: ({ run }) => {
      control = run
    },
  }).then(({ conclusion, jobs }) => ({ conclusion, log: Object.values(jobs).map(({ log }) => log).join('\n') })) // prettier-ignore
  return {
    done,
    end: (signal: 'SIGINT' | 'SIGTERM') => {
      if (signal === 'SIGINT') control?.cancel()
      else control?.shutdown()
    },
    kill: () => control?.vanish(),
  }
}
