import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Case } from './cases/index.js'
import { earlierColumns, table, type Column } from './docs-table.js'
import type { Observation } from './perform.js'
import type { Runner } from './runner.js'
import type { Tally } from './tally.js'

const file = path.resolve(import.meta.dirname, '../../docs/runners.md')
const [begin, end] = ['<!-- made by npm run test:runners -->', '<!-- end of what npm run test:runners makes -->']

/** What a whole run of the proof has seen. */
export interface Seen {
  tally: Tally
  real: readonly Runner[]
  emulations: readonly Runner[]
  oldest: Runner
  seen: ReadonlyMap<Runner, ReadonlyMap<Case, Observation>>
}

/** The columns of the table: each kind of runner once, and act a second time at its oldest version. */
function columns({ real, emulations, oldest, seen }: Seen): Column[] {
  const passed = (runner: Runner | undefined) => [...((runner && seen.get(runner)) ?? new Map<Case, unknown>()).keys()]
  const names = { github: "GitHub's runner", act: 'act', gitea: "Gitea's runner", forgejo: "Forgejo's runner" }
  return [
    ...emulations.map((emulation) => {
      const { kind } = emulation
      const program = real.find((runner) => runner.kind === kind && runner !== oldest)
      const title = program?.title ?? names[kind]
      return { kind, name: names[kind], title, really: passed(program), emulated: passed(emulation) }
    }),
    { kind: oldest.kind, name: oldest.title, title: oldest.title, really: passed(oldest), emulated: [] },
  ]
}

/**
 * Holds `docs/runners.md` against the run, or with UPDATE_DOCS=1 writes it. What an earlier run has seen on a runner that
 * is not at hand now is left standing as long as the same is still expected.
 */
export function checkDocs(run: Seen): void {
  const what = 'docs/runners.md is what this run shows'
  const old = existsSync(file) ? readFileSync(file, 'utf8') : ''
  const [from, to] = [old.indexOf(begin), old.indexOf(end)]
  if (from < 0 || to < from) {
    run.tally.fail(what, [`it lacks the lines ${begin} and ${end}`])
    return
  }
  const made = table(columns(run), earlierColumns(old.slice(from, to)))
  const text = `${old.slice(0, from)}${begin}\n\n${made}\n\n${old.slice(to)}`
  if (text === old) run.tally.pass(what)
  else if (process.env.UPDATE_DOCS === '1' && run.tally.failed === 0) {
    writeFileSync(file, text)
    run.tally.pass(`${what}, now`)
  } else run.tally.fail(what, ['once every case passes, UPDATE_DOCS=1 npm run test:runners writes it anew'])
}
