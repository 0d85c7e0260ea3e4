import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

const root = path.join(import.meta.dirname, '../..')
const src = readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(path.join(root, 'src', name), 'utf8'))
  .join('\n')
  // Parts of sentences that have a place of their own, in words.
  .replace(/\$\{[^{}]*\? '[^']*' : '([^']*)'\}/g, '$1')
  .replace(/\$\{name\([^{}]*\)\}/g, 'deployment')
  .replace(/\$\{missing\([^{}]*\)\}/g, 'the commit')
  .replace(/\$\{expiryText\([^{}]*\)\}/g, 'the token expires on')

/** What the first column of the table on troubleshooting quotes. */
function quotes(): string[] {
  const readme = readFileSync(path.join(root, 'README.md'), 'utf8')
  const section = readme.slice(readme.indexOf('## Troubleshooting'), readme.indexOf('## Trying it out'))
  const cells = section.split('\n').flatMap((line) => (line.startsWith('| ') ? [line.split(' | ')[0] ?? ''] : []))
  return cells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, quote = '']) => quote))
}

test.each(quotes())('README.md quotes what the action says: %s', (quote) => {
  // What differs from one time to the next is left out in a quote, or is a number or a name in the source.
  for (const part of quote.split(/…|#|\d+|(?:status|token|sha|ref) is missing|(?:status|token|sha|ref) is/)) {
    const words = part.replace(/^[\s":.]+|[\s":.]+$/g, '')
    if (words.length > 3) expect(src).toContain(words)
  }
})
