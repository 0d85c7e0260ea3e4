import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'

/** Fails where `dist/` is not, byte for byte, what `src/` gives, or has grown beyond its limit. */
const LARGEST = 1_000_000
const root = path.resolve(import.meta.dirname, '..')
const committed = path.join(root, 'dist')
// Inside the checkout, because the compiler's settings hold for what lies in there.
const fresh = mkdtempSync(path.join(root, '.dist-'))

function filesIn(folder: string): Map<string, string> {
  return new Map(readdirSync(folder).map((name) => [name, readFileSync(path.join(folder, name), 'latin1')]))
}

try {
  const build = path.join(import.meta.dirname, 'build.ts')
  const { status } = spawnSync(process.execPath, [...process.execArgv, build, fresh], { cwd: root, stdio: 'inherit' })
  if (status !== 0) throw new Error('the build failed')
  const [is, shouldBe] = [filesIn(committed), filesIn(fresh)]
  const different = [...new Set([...is.keys(), ...shouldBe.keys()])].filter(
    (name) => is.get(name) !== shouldBe.get(name),
  )
  if (different.length > 0) {
    console.error(
      `dist/ is not what src/ gives (${different.join(', ')}): run npm run build and commit dist/ with the change.`,
    )
    process.exitCode = 1
  } else {
    const bytes = [...is.values()].reduce((sum, content) => sum + content.length, 0)
    if (bytes > LARGEST) process.exitCode = 1
    console.log(`dist/ is what src/ gives: ${Math.round(bytes / 1000)} kB of at most ${LARGEST / 1000}.`)
  }
} finally {
  rmSync(fresh, { recursive: true, force: true })
}
