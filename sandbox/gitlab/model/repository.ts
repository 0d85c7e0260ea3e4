import { git, gitWithInput } from '../../git.js'

/** What `git log` knows about a commit. */
export interface CommitDetail {
  readonly id: string
  readonly parents: readonly string[]
  readonly authorName: string
  readonly authorEmail: string
  readonly authoredDate: string
  readonly committerName: string
  readonly committerEmail: string
  readonly committedDate: string
  readonly message: string
}

/** Gitaly's ValidateRevision: what is never handed to git at all. */
function isSaneRevision(revision: string): boolean {
  return revision !== '' && !revision.startsWith('-') && !/[\s\0:\\]/.test(revision)
}

/**
 * Resolves revisions as `project.commit` does: whatever git takes for a commit (full or short sha, branch, tag,
 * `refs/heads/x`), null for the rest. One process for all of them.
 */
export async function resolveCommits(folder: string, revisions: readonly string[]): Promise<(string | null)[]> {
  const asked = revisions.filter(isSaneRevision)
  if (asked.length === 0) return revisions.map(() => null)
  const input = asked.map((revision) => `${revision}^{commit}\n`).join('')
  const lines = (await gitWithInput(folder, input, 'cat-file', '--batch-check')).split('\n')
  const found = new Map(asked.map((revision, index) => [revision, shaIn(lines[index])]))
  return revisions.map((revision) => found.get(revision) ?? null)
}

function shaIn(line: string | undefined): string | null {
  return /^([0-9a-f]{40}|[0-9a-f]{64}) commit \d+$/.exec(line ?? '')?.[1] ?? null
}

/** Reads one commit; the sha must be one that was resolved before. */
export async function readCommit(folder: string, sha: string): Promise<CommitDetail> {
  const fields = ['%H', '%P', '%an', '%ae', '%aI', '%cn', '%ce', '%cI', '%B']
  const printed = await git(folder, 'show', '--no-patch', `--format=${fields.join('%x00')}`, sha)
  const [id = '', parents = '', authorName = '', authorEmail = '', authoredDate = '', ...rest] = printed.split('\0')
  const [committerName = '', committerEmail = '', committedDate = '', message = ''] = rest
  return {
    id,
    parents: parents === '' ? [] : parents.split(' '),
    authorName,
    authorEmail,
    authoredDate,
    committerName,
    committerEmail,
    committedDate,
    message,
  }
}

/** `branch_names_contains(sha).first` */
export async function branchContaining(folder: string, sha: string): Promise<string | null> {
  const printed = await git(folder, 'for-each-ref', '--contains', sha, '--format=%(refname:lstrip=2)', 'refs/heads')
  return printed.split('\n').find((line) => line !== '') ?? null
}

/** The commits in `from..to`; none where one of the two is unknown, as Gitaly answers an empty list then. */
export async function commitsBetween(folder: string, from: string, to: string): Promise<ReadonlySet<string>> {
  const [start, end] = await resolveCommits(folder, [from, to])
  if (start === null || start === undefined || end === null || end === undefined) return new Set()
  const printed = await git(folder, 'rev-list', `${start}..${end}`)
  return new Set(printed.split('\n').filter((line) => line !== ''))
}
