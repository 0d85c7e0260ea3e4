import type * as real from '../../../sandbox/gitlab/model/repository.js'

/** The commit that is deployed in all tests on virtual time, at the tip of `main`. */
export const SHA = '4f1d3c9a7b2e8d605f4a3c2b1e0d9f8a7c6b5d4e'
/** Another one, from an earlier deployment. */
export const OTHER_SHA = 'b0a1c2d3e4f5061728394a5b6c7d8e9fa0b1c2d3'

const commits: Readonly<Record<string, string>> = { [SHA]: SHA, [OTHER_SHA]: OTHER_SHA, main: SHA }

const inMemory: typeof real = {
  resolveCommits: (_folder, revisions) => Promise.resolve(revisions.map((revision) => commits[revision] ?? null)),
  readCommit: (_folder, sha) => {
    const [name, email, date] = ['Dev', 'dev@example.com', '2026-01-05T11:00:00Z'] as const
    const author = { authorName: name, authorEmail: email, authoredDate: date }
    const committer = { committerName: name, committerEmail: email, committedDate: date }
    return Promise.resolve({ id: sha, parents: [], message: 'A commit\n', ...author, ...committer })
  },
  branchContaining: () => Promise.resolve('main'),
  commitsBetween: () => Promise.resolve(new Set()),
}

/**
 * Gives the embedded GitLab a repository in memory: asking git takes a process each time, which is most of what a cell
 * would cost. To be called before anything of the embedded GitLab is imported.
 */
export function keepRepositoryInMemory(): void {
  const { jest } = import.meta
  // What the types of jest leave out.
  if (!('unstable_mockModule' in jest) || typeof jest.unstable_mockModule !== 'function')
    throw new Error('This jest cannot put one module in the place of another')
  Reflect.apply(jest.unstable_mockModule, jest, [
    '../../../sandbox/gitlab/model/repository.js',
    () => ({ ...inMemory }),
  ])
}
