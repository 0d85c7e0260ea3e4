import { cpSync, existsSync, mkdirSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { git } from '../git.js'

const root = path.resolve(import.meta.dirname, '../..')

/**
 * Makes a folder `OWNER/gitlab-deployment` that holds what a release does: the manifests and `dist/`; and beside it the
 * composite actions of the cases. Each is a git repository with the tag v1, because some runners clone them.
 */
export async function releaseInto(folder: string): Promise<Record<string, string>> {
  const action = path.join(folder, 'OWNER/gitlab-deployment')
  copyAction(action)
  const composites = path.join(import.meta.dirname, 'composites')
  const repositories: Record<string, string> = { 'OWNER/gitlab-deployment': action }
  for (const name of readdirSync(composites)) {
    const repository = path.join(folder, 'OWNER', `composite-${name}`)
    cpSync(path.join(composites, name), repository, { recursive: true })
    repositories[`OWNER/composite-${name}`] = repository
  }
  for (const repository of Object.values(repositories)) await publish(repository)
  return repositories
}

/** Copies what users of the action get of this repository. */
export function copyAction(to: string): void {
  mkdirSync(to, { recursive: true })
  const parts = readdirSync(root).filter((name) => existsSync(path.join(root, name, 'action.yml')))
  for (const name of ['action.yml', 'dist', ...parts])
    cpSync(path.join(root, name), path.join(to, name), { recursive: true })
}

async function publish(repository: string): Promise<void> {
  await git(repository, 'init', '--quiet')
  await git(repository, 'add', '--all', '--force')
  await git(repository, 'commit', '--quiet', '--message', 'Release')
  await git(repository, 'tag', 'v1')
}
