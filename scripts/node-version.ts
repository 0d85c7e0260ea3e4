import { execFileSync } from 'node:child_process'

/** Where the npm package `node` has put the program of another version; fetched if it is not there yet. */
export function nodeOfVersion(major: string): string {
  if (process.versions.node.startsWith(`${major}.`)) return process.execPath
  const args = ['exec', '--yes', `--package=node@${major}`, '--', 'node', '--print', 'process.execPath']
  return execFileSync('npm', args, { encoding: 'utf8', shell: process.platform === 'win32' }).trim()
}
