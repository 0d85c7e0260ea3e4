import { cpSync, mkdirSync } from 'node:fs'
import { basename } from 'node:path'
import type { JobRun } from './model.js'

// large, and never part of what an action needs at run time
const left = new Set(['node_modules', '.git', '.cache', 'coverage'])

/** What `actions/checkout` comes to here: the repository's folder is copied into the workspace. */
export function checkOut(job: JobRun): void {
  const { folder } = job.options.repository
  mkdirSync(job.folders.workspace, { recursive: true })
  if (folder === undefined) return
  cpSync(folder, job.folders.workspace, { recursive: true, filter: (source) => !left.has(basename(source)) })
}
