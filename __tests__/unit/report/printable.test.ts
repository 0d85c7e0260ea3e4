import fc from 'fast-check'
import { neverPrint, printable, shortened } from '../../../src/report/printable.js'
import { inTable, linkInTable } from '../../../src/report/table.js'
import { parseCommand } from '../../../sandbox/runner/commands.js'

/** Text made of what commands are made of. */
const hostile = fc
  .array(
    fc.constantFrom(
      ...[
        '::',
        ':',
        '#',
        '##',
        '[',
        ']',
        'error',
        'set-output',
        'stop-commands',
        ' name=x',
        '=',
        ',',
        ';',
        ' ',
        '\t',
        'x',
        '%0A',
      ],
      ...[
        '\n',
        '\r',
        '\r\n',
        '\u001b[2K',
        '\u0000',
        '\u0085',
        '\u2028',
        '\u2029',
        '\u202e',
        '\u200b',
        '\u00a0',
        '\ufeff',
      ],
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''))

describe('printable text', () => {
  it('holds no command for any runner, wherever it stands in a line', () => {
    fc.assert(
      fc.property(hostile, fc.constantFrom('', 'text ', ' '), (text, before) => {
        const line = `${before}${printable(text)}`
        expect(parseCommand(line, 'actions/runner')).toBeUndefined()
        // act takes any name, but only the known ones do anything.
        expect(parseCommand(line, 'act')?.name ?? 'x').not.toMatch(/^(error|set-output|stop-commands)$/)
      }),
      { numRuns: 3000 },
    )
  })

  it('is one line, without control characters', () => {
    fc.assert(
      fc.property(fc.oneof(hostile, fc.string({ unit: 'binary' })), (text) => {
        expect(printable(text)).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u)
      }),
    )
  })

  it('comes through unchanged where there is nothing wrong with it', () => {
    for (const text of [
      'GitLab answered 403 “403 Forbidden”',
      'http://[::1]:8080/x',
      'a:b',
      'issue #1, ##2',
      'Müller 日本',
    ])
      expect(printable(text)).toBe(text)
  })

  it('holds no secret', () => {
    neverPrint('glpat-Very.Secret$&')
    neverPrint('')
    expect(printable('the token glpat-Very.Secret$& and glpat-Very.Secret$&')).toBe('the token *** and ***')
    expect(printable('')).toBe('')
  })
})

it.each([
  ['https://user:secret@host', 'https://***@host'],
  ['fetching https://secret@host/group/app failed', 'fetching https://***@host/group/app failed'],
  ['https://host/a@b', 'https://host/a@b'],
  ['me@example.com', 'me@example.com'],
])('%s is shown as %s', (text, shown) => {
  expect(printable(text)).toBe(shown)
})

it('shortened text is no longer than it may be', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 1, max: 50 }), (text, length) => {
      const short = shortened(text, length)
      expect(short.length).toBeLessThanOrEqual(length)
      if (text.length <= length) expect(short).toBe(text)
    }),
  )
})

describe('text in a table', () => {
  it('ends no cell, and is no markup', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(inTable(text)).not.toMatch(/(?<!\\)(\\\\)*[|`*_[\]{}~]|[<>\n]/)
      }),
    )
  })

  it('links where there is an address', () => {
    expect(linkInTable('a|b', undefined)).toBe('a\\|b')
    expect(linkInTable('a', 'https://x.example.com/(b)|c d')).toBe('[a](https://x.example.com/%28b%29%7cc%20d)')
  })
})
