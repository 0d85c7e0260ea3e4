import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { build, type Plugin } from 'esbuild'
import * as v from 'valibot'

/**
 * Writes THIRD-PARTY-LICENSES.md: the licences of the packages that a bundle of src/ takes in, and not of all that
 * package.json names. With `--check`, writes nothing and fails where the file differs.
 */
const root = path.resolve(import.meta.dirname, '..')
const file = path.join(root, 'THIRD-PARTY-LICENSES.md')
const tsconfig = v.object({ compilerOptions: v.object({ paths: v.record(v.string(), v.array(v.string())) }) })
const manifest = v.object({ name: v.string(), version: v.string(), license: v.string() })

/** What tsconfig.json puts in the place of modules, by just these names and everywhere, as in the build. */
const replaced: Plugin = {
  name: 'paths of tsconfig.json',
  setup(build) {
    const { paths } = v.parse(tsconfig, JSON.parse(read(root, 'tsconfig.json'))).compilerOptions
    build.onResolve({ filter: /^[^.]/ }, ({ path: name }) => {
      const place = paths[name]?.[0]
      return place === undefined ? undefined : { path: path.join(root, place) }
    })
  },
}

/**
 * The modules of packages that leave something in a bundle. esbuild lists them; the build itself, which drops a little
 * more, does not.
 */
async function bundled(): Promise<string[]> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: ['src/index.ts'],
    bundle: true,
    platform: 'node',
    format: 'esm',
    plugins: [replaced],
    metafile: true,
    write: false,
    logLevel: 'error',
  })
  const inputs = Object.values(metafile.outputs).flatMap((output) => Object.entries(output.inputs))
  return inputs
    .filter(([module, { bytesInOutput }]) => bytesInOutput > 0 && module.includes('node_modules/'))
    .map(([module]) => path.join(root, module))
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

const folders = [...new Set((await bundled()).map(packageOf))]
const after = `# Licences of third parties

What stands in \`dist/\` besides this project's own code, with the licences it came under. Written by \`npm run licenses\`.

${folders.map(chapterOf).sort().join('\n')}`

if (!process.argv.includes('--check')) {
  writeFileSync(file, after)
} else if (!existsSync(file) || readFileSync(file, 'utf8') !== after) {
  console.error('THIRD-PARTY-LICENSES.md is not what dist/ asks for: run npm run licenses and commit it.')
  process.exitCode = 1
}
