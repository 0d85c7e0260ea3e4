import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createWorkRepository, git } from '../git.js'
import { startGitLab, type GitLab } from '../gitlab/index.js'
import type { Project } from '../gitlab/types.js'
import { runWorkflow, type ProfileName, type RunResult } from '../runner/index.js'
import type { StageResult } from '../runner/types.js'

/** How a deployment of the demo goes. */
export type Ending = 'success' | 'failure' | 'cancelled'

/** The merge requests of the demo, in the order in which they are merged and deployed, and how that goes. */
export const story: readonly { title: string; ending: Ending }[] = [
  { title: 'Add a shop window', ending: 'success' },
  { title: 'Sell gift cards', ending: 'failure' },
  { title: 'Accept returns', ending: 'cancelled' },
  { title: 'Mend the server', ending: 'success' },
]

const scripts: Readonly<Record<Ending, string>> = {
  success: 'echo "Deployed."',
  failure: 'echo "The server does not answer."; exit 1',
  // In the shell's place, so that what ends the step ends it. Longer than a runner waits for a step to end (10 s), and not
  // much longer: what survives the step keeps the demo from ending.
  cancelled: 'echo "Deploying …"; exec sleep 15',
}

/** A project in the embedded GitLab, and a clone of it in which work goes on. */
export interface Scene {
  gitlab: GitLab
  project: Project
  /** Merges a merge request of this title in GitLab; gives the sha of the merge commit. */
  merge: (title: string) => Promise<string>
  /** Runs the example workflow for this commit, with a deploy script that ends like this. */
  deploy: (sha: string, ending: Ending, onStage: (stage: StageResult) => Promise<void>) => Promise<RunResult>
  close: () => Promise<void>
}

const root = path.resolve(import.meta.dirname, '../..')

/** The workflow of examples/ that belongs to a runner. */
export function exampleFor(profile: ProfileName): string {
  return path.join('examples', `${profile === 'gitea' || profile === 'forgejo' ? profile : 'github'}-simple.yml`)
}

export async function openScene(profile: ProfileName): Promise<Scene> {
  const folder = mkdtempSync(path.join(tmpdir(), 'gitlab-deployment-demo-'))
  const gitlab = await startGitLab()
  const project = gitlab.createProject('group/app')
  const token = gitlab.createToken({ name: 'deployments', role: 'developer', scopes: ['api'] })
  const work = await createWorkRepository(path.join(folder, 'app'))
  await work.commit('First version')
  const push = () => git(work.folder, 'push', '--quiet', project.repository, 'main')
  await push()
  const workflowText = readFileSync(path.join(root, exampleFor(profile)), 'utf8').replace(
    'https://gitlab.example.com',
    gitlab.url,
  )

  return {
    gitlab,
    project,
    merge: async (title) => {
      const branch = title.toLowerCase().replaceAll(' ', '-')
      await work.branch(branch)
      await work.commit(title)
      await work.switchTo('main')
      const sha = await work.merge(branch, `Merge branch '${branch}' into 'main'`)
      await push()
      project.seedMergeRequest({
        title,
        targetBranch: 'main',
        sourceBranch: branch,
        mergeCommitSha: sha,
        mergedAt: new Date(),
      })
      return sha
    },
    deploy: async (sha, ending, onStage) => {
      const script = path.join(work.folder, 'deploy.sh')
      writeFileSync(script, `#!/bin/sh\n${scripts[ending]}\n`)
      chmodSync(script, 0o755)
      return runWorkflow({
        workflowText,
        profile,
        event: { name: 'push', sha },
        repository: { name: 'OWNER/app', folder: work.folder },
        actions: { 'OWNER/gitlab-deployment': root },
        secrets: { GITLAB_TOKEN: token },
        ...(ending === 'cancelled' ? { cancelDuring: 'Deploy' } : {}),
        onStage,
      })
    },
    close: async () => {
      await gitlab.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
