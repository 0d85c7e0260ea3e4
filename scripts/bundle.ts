import { spawnSync } from 'node:child_process'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '..')

/** Bundles src/ and all it uses into a folder inside the checkout, with ncc's notes on where each part comes from. */
export function bundle(folder: string): void {
  const ncc = path.join(root, 'node_modules/@vercel/ncc/dist/ncc/cli.js')
  const args = [ncc, 'build', 'src/index.ts', '--out', folder, '--no-cache', '--quiet']
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' })
  if (status !== 0) throw new Error(`ncc ended with ${String(status)}`)
}
