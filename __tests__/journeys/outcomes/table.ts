import type { ProfileName } from '../../../sandbox/runner/index.js'

/** How far the deployment has come when the job ends. */
export type Beginning =
  | 'recorded'
  | 'begun, and there' /* the stage that started it was killed; GitLab had created it */
  | 'begun, not there' /* the same, and GitLab had not */
  | 'deleted' /* recorded, and deleted in GitLab meanwhile */
  | 'deferred'
  | 'off'

export type Main = 'ran' | 'refused its inputs' | 'skipped'
export type Word = 'success' | 'failure' | 'cancelled' | 'skipped' | 'done'

/** What GitLab holds in the end: all statuses of each deployment, or nothing. */
export type Holds = 'success' | 'failed' | 'canceled' | 'nothing'

export interface Row {
  profiles: readonly ProfileName[]
  beginning: Beginning
  main: Main
  words: Partial<Record<Word, Holds>>
}

const everywhere = ['github', 'act', 'gitea', 'forgejo'] as const
const actFamily = ['act', 'gitea', 'forgejo'] as const

/** What happened is known; `done` is no word for an outcome. */
const known = { success: 'success', failure: 'failed', cancelled: 'canceled', skipped: 'canceled' } as const
/** Nothing shows that a deployment took place, so there is no success, whatever the job says. */
const noSuccess = { success: 'canceled', failure: 'failed', cancelled: 'canceled', skipped: 'canceled' } as const
/** A late record of what nobody knows, or of what was skipped, would say that something took place. */
const noRecord = { success: 'nothing', failure: 'failed', cancelled: 'nothing', skipped: 'nothing' } as const
const never = { success: 'nothing', failure: 'nothing' } as const
/** Main failed, and so has what pre recorded, even if `continue-on-error` makes the job a success. */
const refused = { success: 'failed', done: 'failed' } as const

/** What post reports. On GitHub post runs whenever pre has begun, on the act family only if main ran. */
export const table: readonly Row[] = [
  ...rows(everywhere, 'ran', ['recorded'], { ...known, done: 'canceled' }),
  ...rows(everywhere, 'ran', ['begun, and there'], { success: 'success', done: 'canceled' }),
  ...rows(everywhere, 'ran', ['deferred'], { ...known, done: 'nothing' }),
  ...rows(everywhere, 'ran', ['begun, not there', 'deleted'], { success: 'success', done: 'nothing' }),
  ...rows(['github'], 'skipped', ['recorded'], { ...noSuccess, done: 'canceled' }),
  ...rows(['github'], 'skipped', ['begun, and there'], { success: 'canceled', failure: 'failed' }),
  ...rows(['github'], 'skipped', ['deferred'], { ...noRecord, done: 'nothing' }),
  ...rows(['github'], 'skipped', ['begun, not there', 'deleted'], { success: 'nothing', failure: 'failed' }),
  ...rows(['github'], 'refused its inputs', ['recorded', 'begun, and there', 'deferred'], refused),
  ...rows(actFamily, 'refused its inputs', ['recorded'], never),
  ...rows(actFamily, 'skipped', ['recorded'], never),
  ...rows(everywhere, 'ran', ['off'], never),
  ...rows(['github'], 'skipped', ['off'], never),
]

function rows(profiles: Row['profiles'], main: Main, beginnings: Beginning[], words: Row['words']): Row[] {
  return beginnings.map((beginning) => ({ profiles, main, beginning, words }))
}

/** One test. */
export interface Case {
  beginning: Beginning
  main: Main
  word: Word
  holds: Holds
}

export function casesOf(profile: ProfileName): Case[] {
  return table
    .filter(({ profiles }) => profiles.includes(profile))
    .flatMap(({ beginning, main, words }) =>
      (['success', 'failure', 'cancelled', 'skipped', 'done'] as const).flatMap((word) => {
        const holds = words[word]
        return holds === undefined ? [] : [{ beginning, main, word, holds }]
      }),
    )
}
