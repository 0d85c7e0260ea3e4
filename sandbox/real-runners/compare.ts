import { isDeepStrictEqual } from 'node:util'
import { expectedOn, type Case, type Held } from './cases/index.js'
import type { Found, Observation } from './perform.js'
import { byStep, type StageRecord } from './records.js'
import type { Runner } from './runner.js'

function shown(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value)
}

function isAsExpected(found: Found, held: Held): boolean {
  const statuses: readonly string[] = typeof held.status === 'string' ? [held.status] : held.status
  const { tag = false, url = null, state = 'available', environment, commit, ref } = held
  const { status, ...rest } = found
  return statuses.includes(status) && isDeepStrictEqual(rest, { environment, commit, ref, tag, url, state })
}

/** What is not as the table of expectations has it; empty where all is. */
export function unexpected(of: Case, runner: Runner, seen: Observation): string[] {
  const { held, runs, stages } = expectedOn(of, runner.kind)
  const problems: string[] = []
  const expect = (what: string, fits: boolean, was: unknown, expected: unknown) => {
    if (!fits) problems.push(`${what}: ${shown(was)}, expected ${shown(expected)}`)
  }
  const allHeld = seen.held.length === held.length && held.every((one, index) => fits(seen.held[index], one))
  expect('GitLab holds', allHeld, seen.held, held)
  // A real program tells no more than whether it was a success.
  const words = runner.real ? runs.map((word) => (word === 'success' ? word : 'failure')) : runs
  expect('the runs ended', isDeepStrictEqual(seen.runs, words), seen.runs, words)
  const ran = byStep(seen.stages).map((step) => step.map(({ stage }) => stage).join(' '))
  expect('stages', isDeepStrictEqual(ran, stages), ran, stages)
  return problems
}

function fits(found: Found | undefined, held: Held): boolean {
  return found !== undefined && isAsExpected(found, held)
}

/** Where the emulation of a runner is not like the real one, on the same workflow. */
export function differences(of: Case, real: Observation, emulation: Observation): string[] {
  const problems: string[] = []
  const [ours, theirs] = [byStep(emulation.stages), byStep(real.stages)]
  if (!isDeepStrictEqual(emulation.runs, real.runs))
    problems.push(`the runs ended: really ${shown(real.runs)}, emulated ${shown(emulation.runs)}`)
  if (of.varies === undefined && !isDeepStrictEqual(emulation.held, real.held))
    problems.push(`GitLab holds: really ${shown(real.held)}, emulated ${shown(emulation.held)}`)
  for (const [index, step] of theirs.entries()) {
    for (const [number, record] of step.entries()) {
      const other = ours[index]?.[number]
      problems.push(...(other === undefined ? [`${record.stage} did not run`] : inRecord(of, record, other)))
    }
  }
  if (ours.flat().length > theirs.flat().length) problems.push('the emulation ran more stages')
  return problems
}

function inRecord(of: Case, real: StageRecord, emulation: StageRecord): string[] {
  const where = `${real.stage} of ${real.job}/${real.step}`
  const chance = of.varies?.inputs ?? []
  const flat = ({ inputs, facts, ...rest }: StageRecord): Record<string, unknown> => ({
    ...rest,
    ...facts,
    ...Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`input ${name}`, value])),
  })
  const [is, isToo] = [flat(real), flat(emulation)]
  const names = [...new Set([...Object.keys(is), ...Object.keys(isToo)])]
  return names
    .filter((name) => !chance.includes(name.replace('input ', '')) && !isDeepStrictEqual(is[name], isToo[name]))
    .map((name) => `${where}: ${name}: really ${shown(is[name])}, emulated ${shown(isToo[name])}`)
}
