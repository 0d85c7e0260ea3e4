import fc from 'fast-check'
import { isKill, type Fault } from './fault.js'
import { faults } from './faults.js'
import type { Point } from './points.js'
import { isRecorded } from './held.js'
import { problemsWithTime } from './verdict-on-time.js'
import { problemsInGitLab, problemsOf, problemsWithClaims, problemsWithSecrets } from './verdict.js'
import { repeatableChance } from './virtual/chance.js'
import { shareProcess } from './virtual/process.js'
import { keepRepositoryInMemory } from './virtual/repository.js'

keepRepositoryInMemory()
const { runCell } = await import('./virtual/cell.js')

/** What was found has to be found again. */
let sameChance: () => void
beforeAll(() => {
  shareProcess()
  sameChance = repeatableChance()
})

const nameOf = ({ name }: Fault) => name
/** A GitLab that acts on a request when everybody has gone home can do what nobody can make good. */
const comesTooLate = ({ action }: Fault) => action.do === 'process late' && action.ms > 12_000
const everyRequest = faults.filter((fault) => fault.only === undefined)
const anything = everyRequest.filter((fault) => !comesTooLate(fault))
const quick = anything.filter((fault) => fault.passing && fault.slow !== true && !isKill(fault))

const mode = fc.record({
  outcome: fc.constantFrom('success', 'failure', 'cancelled'),
  onError: fc.constantFrom('warn', 'fail'),
})

/** Each request in turn meets what stands next in the script, whatever it asks for. */
function scripted(script: readonly (Fault | undefined)[], optional: boolean): Point {
  let turn = 0
  return {
    name: 'whatever comes',
    kind: 'unknown',
    stage: 'pre',
    inputs: { 'environment-url': 'https://app.example.com', 'run-link': 'true' },
    setUp: () => script[turn++]?.action,
    optional,
  }
}

const chance = { name: 'chance', action: { do: 'hang' }, passing: true } as const

/** A script in words, for a counterexample that can be read. */
function told(script: readonly (Fault | undefined)[]): string {
  return script.map((fault) => (fault === undefined ? 'nothing' : nameOf(fault))).join(' | ')
}

test('whatever meets whichever request, nothing is doubled, false, late, or told to others', async () => {
  const script = fc.array(fc.option(fc.constantFrom(...anything), { nil: undefined, freq: 3 }), { maxLength: 24 })
  const property = fc.asyncProperty(script, mode, async (faultsInTurn, how) => {
    sameChance()
    const cell = { point: scripted(faultsInTurn, false), fault: chance, times: 99, mode: how }
    const result = await runCell(cell)
    const problems = [problemsInGitLab, problemsWithClaims, problemsWithTime, problemsWithSecrets].flatMap((check) =>
      check(result),
    )
    expect([told(faultsInTurn), problems]).toEqual([told(faultsInTurn), []])
    if (how.onError === 'warn') expect(result.stages.filter(({ exitCode }) => exitCode !== 0)).toEqual([])
  })
  await fc.assert(property, { numRuns: 200, seed: 20_260_105 })
}, 60_000)

test('up to three troubles that pass, anywhere, are no trouble', async () => {
  const script = fc
    .array(fc.constantFrom(...quick), { maxLength: 3 })
    .chain((few) => fc.shuffledSubarray([...few, ...few.map(() => undefined)], { minLength: few.length }))
  const property = fc.asyncProperty(script, mode, async (faultsInTurn, how) => {
    sameChance()
    const result = await runCell({ point: scripted(faultsInTurn, true), fault: chance, times: 99, mode: how })
    expect([told(faultsInTurn), isRecorded(result), problemsOf(result)]).toEqual([told(faultsInTurn), true, []])
  })
  await fc.assert(property, { numRuns: 150, seed: 20_260_105 })
}, 60_000)
