import type { CommitState, CommitStatus, User } from '../types.js'

export const commitStates = ['pending', 'running', 'success', 'failed', 'canceled', 'skipped'] as const

export function isCommitState(text: string): text is CommitState {
  return commitStates.some((state) => state === text)
}

// app/models/commit_status.rb: the event for each state, and the states it may be fired from.
const unfinished = ['created', 'pending', 'running']
const events: Readonly<Record<CommitState, { name: string; from: readonly string[] }>> = {
  pending: { name: 'enqueue', from: ['created'] },
  running: { name: 'run', from: ['created', 'pending'] },
  success: { name: 'success', from: unfinished },
  failed: { name: 'drop', from: unfinished },
  canceled: { name: 'cancel', from: unfinished },
  skipped: { name: 'skip', from: ['created', 'pending'] },
}

/** An external job of a pipeline, known to others as a commit status. */
export class CommitStatusRecord implements CommitStatus {
  state: CommitState = 'pending'
  targetUrl: string | null = null
  description: string | null = null
  startedAt: Date | null = null
  finishedAt: Date | null = null

  constructor(
    readonly id: number,
    readonly sha: string,
    readonly ref: string,
    readonly name: string,
    readonly user: User,
    readonly createdAt: Date,
  ) {}

  /** Whether a further request of the same name changes this one; a finished one is left, and another one made. */
  get isOpen(): boolean {
    return this.state === 'pending' || this.state === 'running'
  }

  /** What stands against a state, in GitLab's words. */
  static refusal(current: CommitState | 'created', wanted: CommitState): string | null {
    const { name, from } = events[wanted]
    if (from.includes(current)) return null
    return (
      `Cannot transition status via :${name} from :${current} ` + `(Reason(s): Status cannot transition via "${name}")`
    )
  }

  enter(state: CommitState, now: Date): void {
    this.state = state
    if (state === 'running') this.startedAt = now
    if (!this.isOpen) this.finishedAt = now
  }
}
