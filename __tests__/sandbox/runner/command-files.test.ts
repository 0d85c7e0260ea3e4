import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readLines, readPairs } from '../../../sandbox/runner/command-files.js'

const folder = mkdtempSync(join(tmpdir(), 'command-files-'))
const file = join(folder, 'file')

afterAll(() => {
  rmSync(folder, { recursive: true })
})

describe.each(['actions/runner', 'act'] as const)('a command file as %s reads it', (syntax) => {
  const read = (text: string) => {
    writeFileSync(file, text)
    return readPairs(file, syntax)
  }

  test.each([
    ['', {}],
    ['a=1\nb=x=y\na=2\n', { a: '2', b: 'x=y' }],
    ['a<<END\none\n\ntwo=2\nEND\nb=\n', { a: 'one\n\ntwo=2', b: '' }],
    ['a<<E\r\none\r\nE\r\n', { a: 'one' }],
    ['a=b<<c\n', { a: 'b<<c' }],
    ['\uFEFFa=1', { a: '1' }],
  ])('%j', (text, pairs) => {
    expect(read(text)).toEqual({ pairs })
  })

  test.each(['a=1\nnonsense\n', 'a=1\nb<<END\nhalf written'])('%j has a problem', (text) => {
    const { pairs, problem } = read(text)
    expect(pairs).toEqual(syntax === 'act' ? {} : { a: '1' })
    expect(problem).toMatch(/^Invalid/)
  })

  test('an empty line is a problem for act only', () => {
    expect(read('\na=1\n').problem).toBe(syntax === 'act' ? "Invalid format ''" : undefined)
  })
})

test('a file that is gone is an empty one', () => {
  expect(readPairs(join(folder, 'missing'), 'act')).toEqual({ pairs: {} })
  expect(readLines(join(folder, 'missing'))).toEqual([])
})
