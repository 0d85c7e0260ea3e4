import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import * as v from 'valibot'
import { parse } from 'yaml'

/**
 * Writes the tables of inputs and outputs in README.md from the manifests. With `--check`, writes nothing and fails where
 * they differ.
 */
const root = path.resolve(import.meta.dirname, '..')
const entry = v.object({ description: v.string(), default: v.optional(v.string()), required: v.optional(v.boolean()) })
const manifest = v.object({ inputs: v.record(v.string(), entry), outputs: v.optional(v.record(v.string(), entry), {}) })

function table(heads: string[], rows: string[][]): string {
  const cells = (row: string[]): string => `| ${row.map((cell) => cell.trim().replaceAll('|', '\\|')).join(' | ')} |`
  return [cells(heads), `|${'---|'.repeat(heads.length)}`, ...rows.map(cells)].join('\n')
}

function tableOf(kind: string, file: string): string {
  const { inputs, outputs } = v.parse(manifest, parse(readFileSync(path.join(root, file), 'utf8')))
  if (kind === 'outputs') {
    return table(
      ['output', 'what it is'],
      Object.entries(outputs).map(([name, { description }]) => [`\`${name}\``, description]),
    )
  }
  return table(
    ['input', 'default', 'what it is'],
    Object.entries(inputs).map(([name, { description, default: given, required }]) => [
      `\`${name}\``,
      required === true ? 'required' : given === undefined ? '' : `\`${given}\``,
      description,
    ]),
  )
}

const readme = path.join(root, 'README.md')
const before = readFileSync(readme, 'utf8')
const marked = /<!-- (inputs|outputs) (\S+) -->\n[^]*?<!-- end -->/g
const after = before.replace(
  marked,
  (_, kind: string, file: string) => `<!-- ${kind} ${file} -->\n\n${tableOf(kind, file)}\n\n<!-- end -->`,
)

if (!process.argv.includes('--check')) {
  writeFileSync(readme, after)
} else if (before !== after) {
  console.error('The tables in README.md are not those of the manifests: run npm run docs.')
  process.exitCode = 1
}
