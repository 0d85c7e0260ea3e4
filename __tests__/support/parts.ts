import type { Play } from './play.js'
import type { Run } from './run.js'
import type { Scene } from './scene.js'

/** The actions of a single step. */
export const PARTS = ['start', 'finish', 'relay', 'stop', 'sweep', 'check'] as const
export type Part = (typeof PARTS)[number]

/** Which of the inputs that every play has mean nothing to a part. */
const foreign: Record<Part, string[]> = {
  start: ['status'],
  finish: [],
  relay: ['environment', 'status'],
  stop: ['status'],
  sweep: ['environment', 'status'],
  check: ['status'],
}

/** Runs a job with one of the parts as its step. */
export function runPart(scene: Scene, part: Part, { step, with: inputs, ...play }: Partial<Play> = {}): Promise<Run> {
  const left = Object.fromEntries(foreign[part].map((name) => [name, undefined]))
  return scene.run({
    profile: 'github',
    ...play,
    with: { ...left, ...inputs },
    step: { uses: `octo/gitlab-deployment/${part}@v1`, ...step },
  })
}
