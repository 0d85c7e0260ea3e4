import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { act } from '../sandbox/real-runners/act.js'
import { cases, type Case } from '../sandbox/real-runners/cases/index.js'
import { differences, unexpected } from '../sandbox/real-runners/compare.js'
import { checkDocs } from '../sandbox/real-runners/docs.js'
import { emulated } from '../sandbox/real-runners/emulated.js'
import { forgejo } from '../sandbox/real-runners/forgejo.js'
import { gitea } from '../sandbox/real-runners/gitea.js'
import { perform, type Observation } from '../sandbox/real-runners/perform.js'
import { byLength, casesFor, inParallel, whyNotRun, type Item } from '../sandbox/real-runners/plan.js'
import { releaseInto } from '../sandbox/real-runners/released.js'
import type { Runner } from '../sandbox/real-runners/runner.js'
import { Tally } from '../sandbox/real-runners/tally.js'
import { versions } from '../sandbox/real-runners/versions.js'

/**
 * Runs the built action by real runners, and by the emulation of each, against the embedded GitLab, and compares what
 * GitLab then holds with the table of expectations; and each real runner with its emulation. An argument chooses the
 * cases whose names contain it.
 */
const chosen = process.argv[2] ?? ''
const tally = new Tally()
const current = act(versions.act)
const oldest = act(versions.oldestAct)
const emulations = (['github', 'act', 'gitea', 'forgejo'] as const).map(emulated)
const real = [current, oldest, ...namedRunner('GITEA_RUNNER', gitea), ...namedRunner('FORGEJO_RUNNER', forgejo)]

/** Those two are in no registry of packages, so a person has to say where they are. */
function namedRunner(variable: string, make: (program: string) => Runner): Runner[] {
  const program = process.env[variable] ?? ''
  if (program !== '') return [make(program)]
  tally.leaveOut(`every case on the real runner that ${variable} would name`, 'it names none', cases.length)
  return []
}

function planned(): Item[] {
  return [...real, ...emulations].flatMap((runner) =>
    casesFor(runner).flatMap((of) => {
      if (!of.name.includes(chosen) || (runner === oldest && of.fast !== true)) return []
      const why = whyNotRun(runner, of)
      if (why !== undefined) tally.leaveOut(`${runner.title}: ${of.name}`, why)
      return why === undefined ? [{ runner, of }] : []
    }),
  )
}

const seen = new Map<Runner, Map<Case, Observation>>()
const folder = mkdtempSync(path.join(tmpdir(), 'released-'))

async function prove({ runner, of }: Item, released: Parameters<typeof perform>[2]): Promise<void> {
  const began = performance.now()
  const what = `${runner.title}: ${of.name}`
  try {
    const observation = await perform(runner, of, released)
    const problems = unexpected(of, runner, observation)
    if (problems.length > 0) tally.fail(what, problems, observation.log)
    else tally.pass(`${what} (${((performance.now() - began) / 1000).toFixed(1)} s)`)
    if (problems.length === 0) seen.set(runner, (seen.get(runner) ?? new Map<Case, Observation>()).set(of, observation))
  } catch (error) {
    tally.fail(what, [error instanceof Error ? (error.stack ?? error.message) : String(error)])
  }
}

/** Every habit that the emulation has, it has on trust, unless a real runner shows it too. */
function compareWithEmulation(runner: Runner): void {
  const emulation = emulations.find(({ kind }) => kind === runner.kind)
  if (emulation === undefined) return
  for (const [of, observation] of seen.get(runner) ?? []) {
    const other = seen.get(emulation)?.get(of)
    if (other === undefined) continue
    const problems = differences(of, observation, other)
    const what = `${runner.title} = ${emulation.title}: ${of.name}`
    if (problems.length > 0) tally.fail(what, problems)
    else tally.pass(what)
  }
}

function checkExamples(): void {
  const run = new Set(cases.map(({ workflow }) => workflow))
  const left = readdirSync(path.join(import.meta.dirname, '../examples')).filter((name) => !run.has(`examples/${name}`))
  if (left.length > 0) tally.fail('every example is a case', [`${left.join(', ')} is run by none`])
  else tally.pass('every example is a case')
}

try {
  const released = { owners: folder, actions: await releaseInto(folder) }
  checkExamples()
  await inParallel(planned().sort(byLength), 3, (item) => prove(item, released))
  // Gitea's and Forgejo's `exec` sets less than their servers, which the emulation is like.
  compareWithEmulation(current)
  if (chosen === '') checkDocs({ tally, real, emulations, oldest, seen })
} finally {
  rmSync(folder, { recursive: true, force: true })
  console.log(tally.toString())
  if (tally.failed > 0) process.exitCode = 1
}
