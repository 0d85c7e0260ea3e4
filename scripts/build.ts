import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { transformSync } from 'esbuild'
import * as stages from '../src/index.js'
import { bundle } from './bundle.js'

/**
 * Builds `dist/` anew: one bundle, and for each stage of each action a file of two lines that runners start. With a folder
 * as its argument, builds there instead.
 */
const root = path.resolve(import.meta.dirname, '..')
const dist = path.resolve(root, process.argv[2] ?? 'dist')

// Old chunks would stay otherwise.
rmSync(dist, { recursive: true, force: true })
bundle(dist)

// What every stage loads: without the functions that nothing calls it is half as long, and starts sooner. Not minified, so
// that it can be read.
const loaded = path.join(dist, 'index.js')
const { code } = transformSync(readFileSync(loaded, 'utf8'), {
  treeShaking: true,
  format: 'esm',
  target: 'node20',
  charset: 'utf8',
  legalComments: 'inline',
})
writeFileSync(loaded, code)

for (const stage of Object.keys(stages)) {
  writeFileSync(path.join(dist, `${stage}.js`), `import { ${stage} } from './index.js'\nawait ${stage}()\n`)
}
