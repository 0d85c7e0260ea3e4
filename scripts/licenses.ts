import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire, isBuiltin } from 'node:module'
import path from 'node:path'
import * as v from 'valibot'
import { bundle } from './bundle.js'

/**
 * Writes THIRD-PARTY-LICENSES.md: the licences of the packages that are really in dist/, and not of all that
 * package.json names. With `--check`, writes nothing and fails where the file differs.
 */
const root = path.resolve(import.meta.dirname, '..')
const file = path.join(root, 'THIRD-PARTY-LICENSES.md')
const manifest = v.object({ name: v.string(), version: v.string(), license: v.string() })

/** The bundle names its ES modules, and of the CommonJS ones those that an ES module asks for. */
function namedInBundle(): string[] {
  // Inside the checkout, because the compiler's settings hold for what lies in there; dist/ itself is without the names.
  const folder = mkdtempSync(path.join(root, '.dist-'))
  try {
    bundle(folder)
    const chunks = readdirSync(folder).filter((name) => name.endsWith('.js'))
    const code = chunks.map((name) => read(folder, name)).join('\n')
    const marks = code.matchAll(/^;?\/\/ (?:CONCATENATED|EXTERNAL) MODULE: \.\/(node_modules\/\S+)/gm)
    return [...marks].map(([, module = '']) => path.join(root, module))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** These modules, and those that they require in turn. */
function withRequired(modules: string[]): Set<string> {
  const found = new Set<string>()
  const visit = (module: string): void => {
    if (found.has(module)) return
    found.add(module)
    const code = readFileSync(module, 'utf8').replace(/^\s*(\*|\/\/).*$/gm, '')
    for (const [, asked = ''] of code.matchAll(/\brequire\(["']([^"']+)["']\)/g)) {
      if (!isBuiltin(asked)) visit(createRequire(module).resolve(asked))
    }
  }
  modules.forEach(visit)
  return found
}

/** The folder of the package that a module belongs to. */
function packageOf(module: string): string {
  let folder = path.dirname(module)
  while (!existsSync(path.join(folder, 'package.json')) || !read(folder, 'package.json').includes('"version"'))
    folder = path.dirname(folder)
  return folder
}

function read(folder: string, name: string): string {
  return readFileSync(path.join(folder, name), 'utf8')
}

function chapterOf(folder: string): string {
  const { name, version, license } = v.parse(manifest, JSON.parse(read(folder, 'package.json')))
  const texts = readdirSync(folder).filter((entry) => /^(licen[cs]e|copying|notice)(\.|-|$)/i.test(entry))
  const text = texts.map((entry) => read(folder, entry).replaceAll('\r\n', '\n').trim()).join('\n\n')
  const quoted = text === '' ? 'The package holds no text of its licence.' : `\`\`\`\`text\n${text}\n\`\`\`\``
  return `## ${name} ${version}\n\nLicence: ${license}\n\n${quoted}\n`
}

const folders = [...new Set([...withRequired(namedInBundle())].map(packageOf))]
const after = `# Licences of third parties

What stands in \`dist/\` besides this project's own code, with the licences it came under. Written by \`npm run licenses\`.

${folders.map(chapterOf).sort().join('\n')}`

if (!process.argv.includes('--check')) {
  writeFileSync(file, after)
} else if (!existsSync(file) || readFileSync(file, 'utf8') !== after) {
  console.error('THIRD-PARTY-LICENSES.md is not what the bundle asks for: run npm run licenses and commit it.')
  process.exitCode = 1
}
