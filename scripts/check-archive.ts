import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { gzipSync } from 'node:zlib'

/**
 * Checks what a runner downloads for `uses:`: the archive of the last commit, which `.gitattributes` thins out. It has to
 * hold the manifests, the whole of dist/ and the licences, and to be small.
 */
const LARGEST = 400_000
const root = path.resolve(import.meta.dirname, '..')
const git = (...args: string[]): Buffer => execFileSync('git', args, { cwd: root, maxBuffer: 256 * 1024 * 1024 })

const tar = git('archive', '--worktree-attributes', '--format=tar', 'HEAD')
const held = new Set(execFileSync('tar', ['-tf', '-'], { input: tar, encoding: 'utf8' }).split(/\r?\n/))
const committed = git('ls-tree', '-r', '--name-only', 'HEAD').toString().trim().split('\n')
const needed = committed.filter((file) => /^dist\/|^(\w+\/)?action\.yml$|^LICENSE$|^THIRD-PARTY/.test(file))
const missing = needed.filter((file) => !held.has(file))
const size = gzipSync(tar).length

if (missing.length > 0) console.error(`.gitattributes keeps from runners what they need: ${missing.join(', ')}.`)
if (size > LARGEST) {
  console.error(
    `A runner would download ${size} bytes, more than ${LARGEST}: give export-ignore to what it does not need.`,
  )
}
if (missing.length > 0 || size > LARGEST) process.exitCode = 1
else console.log(`A runner downloads ${Math.round(size / 1000)} kB.`)
