import fc from 'fast-check'
import { finalStatusOf, jobOutcome, outcomeOf, statusToReport, type Outcome } from '../../src/outcome.js'

const words: [string, Outcome][] = [
  ['success', 'success'],
  ['failure', 'failure'],
  ['failed', 'failure'],
  ['cancelled', 'cancelled'],
  ['canceled', 'cancelled'],
  ['skipped', 'skipped'],
]
const outcomes: Outcome[] = ['success', 'failure', 'cancelled', 'skipped', 'unknown']
const anyOutcome = fc.constantFrom(...outcomes)

describe('the word for an outcome', () => {
  it.each(words)('%s is %s, in any case', (word, outcome) => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 9, maxLength: 9 }), (upper) => {
        const written = Array.from(word)
          .map((letter, index) => (upper[index] === true ? letter.toUpperCase() : letter))
          .join('')
        expect(outcomeOf(` ${written}\n`)).toBe(outcome)
      }),
    )
  })

  it('is not known if it is any other text, whatever an object has by nature', () => {
    const known = new Set(words.map(([word]) => word))
    fc.assert(
      fc.property(fc.string(), (text) => {
        fc.pre(!known.has(text.trim().toLowerCase()))
        expect(outcomeOf(text)).toBe('unknown')
      }),
    )
    for (const text of ['constructor', 'toString', '__proto__', 'hasOwnProperty', 'succes', 'success!', ''])
      expect(outcomeOf(text)).toBe('unknown')
  })
})

describe('which word wins', () => {
  it.each([
    ['success', 'failure', false, 'success'],
    ['failure', 'success', false, 'failure'],
    ['', 'failure', false, 'failure'],
    [' ', 'cancelled', false, 'cancelled'],
    ['', '', false, 'unknown'],
    ['done', 'success', false, 'unknown'],
    // On Gitea the default of job-status stays what it was at the start of the job.
    ['', 'success', true, 'unknown'],
    ['', 'failure', true, 'unknown'],
    ['failure', 'success', true, 'failure'],
  ] as const)('status "%s", job-status "%s", frozen %s: %s', (status, jobStatus, frozen, outcome) => {
    expect(jobOutcome(status, jobStatus, frozen)).toBe(outcome)
  })
})

describe('what GitLab gets', () => {
  it('is a success only where main ran and the outcome is one', () => {
    fc.assert(
      fc.property(
        fc.record({ recorded: fc.boolean(), main: fc.constantFrom('ran', 'refused', 'not run'), outcome: anyOutcome }),
        (ending) => {
          const succeeded = ending.main === 'ran' && ending.outcome === 'success'
          expect(statusToReport(ending) === 'success').toBe(succeeded)
        },
      ),
      { numRuns: 200 },
    )
  })

  it('is always something where it holds a deployment, which must not stay running', () => {
    for (const main of ['ran', 'refused', 'not run'] as const)
      for (const outcome of outcomes) expect(statusToReport({ recorded: true, main, outcome })).toBeDefined()
  })

  it('is nothing where it holds none and nobody knows that there was one', () => {
    expect(statusToReport({ recorded: false, main: 'ran', outcome: 'unknown' })).toBeUndefined()
    for (const outcome of ['success', 'cancelled', 'skipped', 'unknown'] as const)
      expect(statusToReport({ recorded: false, main: 'not run', outcome })).toBeUndefined()
  })

  it.each([
    ['success', 'success'],
    ['failure', 'failed'],
    ['cancelled', 'canceled'],
    ['skipped', 'canceled'],
    ['unknown', 'canceled'],
  ] as const)('%s: %s', (outcome, status) => {
    expect(finalStatusOf(outcome)).toBe(status)
  })
})
