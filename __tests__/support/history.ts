import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createWorkRepository, type WorkRepository } from '../../sandbox/git.js'

/** A repository with a little of everything that is deployed: two branches, a merge and a tag. */
export interface History {
  repository: WorkRepository
  /** The tip of `main`, also known as the tag `v1.2.0`: the merge of `feature`. */
  tip: string
  /** The commit before the merge on `main`. */
  earlier: string
  /** The tip of the branch `feature`. */
  feature: string
  remove(): void
}

export async function makeHistory(): Promise<History> {
  const folder = mkdtempSync(join(tmpdir(), 'history-'))
  const repository = await createWorkRepository(folder)
  await repository.branch('feature')
  const feature = await repository.commit('Add a feature')
  await repository.switchTo('main')
  const earlier = await repository.commit('Mend something')
  const tip = await repository.merge('feature')
  await repository.tag('v1.2.0')
  return {
    ...{ repository, tip, earlier, feature },
    remove() {
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
