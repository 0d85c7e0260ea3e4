import { existsSync, rmSync, writeFileSync } from 'node:fs'
import type { Case, Interruption, RunSpec } from './cases/index.js'
import { readRecords, type StageRecord } from './records.js'
import type { Ended, Runner, Running } from './runner.js'
import { openScene, type Released, type Scene } from './scene.js'

/** A deployment as GitLab holds it, with the commit by its name. */
export interface Found {
  environment: string
  status: string
  commit: string
  ref: string
  tag: boolean
  url: string | null
  state: string
}

/** What came of a case. */
export interface Observation {
  held: Found[]
  runs: Ended['conclusion'][]
  stages: StageRecord[]
  log: string
}

const longestRun = 150_000

/** Runs a case and asks GitLab what it holds. */
export async function perform(runner: Runner, of: Case, released: Released): Promise<Observation> {
  const scene = await openScene(of, released)
  try {
    const ended: Ended[] = []
    for (const run of of.runs) ended.push(await performRun(runner, scene, run))
    await scene.gitlab.idle()
    return {
      held: foundIn(scene),
      runs: ended.map(({ conclusion }) => conclusion),
      stages: readRecords(scene.records, scene.known),
      log: ended.map(({ log }) => log).join('\n'),
    }
  } finally {
    await scene.close()
  }
}

async function performRun(runner: Runner, scene: Scene, run: RunSpec): Promise<Ended> {
  const { gitlab, signals } = scene
  rmSync(signals.begun, { force: true })
  if (run.deploysForEver === true || run.gitlabIsDown === true) writeFileSync(signals.hold, '')
  if (run.interrupted?.when === 'the creating request is at GitLab')
    gitlab.fault({ kind: 'create deployment', do: 'process late', ms: 3000 })
  if (run.gitlabIsDown === true) await gitlab.stopListening()
  const running = await runner.start(scene.task(run))
  let over = false
  const began = performance.now()
  const tooLong = setTimeout(running.kill, longestRun)
  try {
    const [ended] = await Promise.all([
      running.done.finally(() => {
        over = true
      }),
      meanwhile(scene, run, running, () => over),
    ])
    // What a run leaves behind that did not end by itself may look just as expected.
    if (performance.now() - began >= longestRun)
      throw new Error(`the run did not end within ${longestRun / 1000} s:\n${ended.log}`)
    return ended
  } finally {
    clearTimeout(tooLong)
    rmSync(signals.hold, { force: true })
  }
}

/** What happens from outside while the run is under way. */
async function meanwhile(scene: Scene, run: RunSpec, running: Running, isOver: () => boolean): Promise<void> {
  const until = async (condition: () => boolean) => {
    while (!condition() && !isOver()) await new Promise((resolve) => setTimeout(resolve, 20))
  }
  const deploying = () => existsSync(scene.signals.begun)
  if (run.gitlabIsDown === true) {
    await until(deploying)
    await scene.gitlab.listenAgain()
    rmSync(scene.signals.hold)
  }
  if (run.interrupted === undefined) return
  const moments: Record<Interruption['when'], () => boolean> = {
    'the deploy step runs': deploying,
    // GitLab makes the deployment some time after whoever asked for it is gone.
    'the creating request is at GitLab': () => scene.gitlab.requests.some(({ kind }) => kind === 'create deployment'),
  }
  await until(moments[run.interrupted.when])
  running.end(run.interrupted.signal)
}

function foundIn({ project, commits }: Scene): Found[] {
  const names = new Map(Object.entries(commits).map(([name, sha]) => [sha, name]))
  const found = project.deployments.map(({ environment, status, sha, ref, tag }) => {
    const place = project.environments.find(({ name }) => name === environment)
    const { externalUrl: url = null, state = 'none' } = place ?? {}
    return { environment, status, commit: names.get(sha) ?? sha, ref, tag, url, state }
  })
  return found.sort((a, b) => (a.environment < b.environment ? -1 : 1))
}
