import * as core from '@actions/core'
import * as v from 'valibot'
import { jsonOf } from './gitlab/words.js'
import { ENVIRONMENT_TIERS } from './gitlab/vocabulary.js'

/** Milliseconds since the epoch on this machine's clock. */
const time = v.number()

/** A deployment that GitLab holds for us. */
const recorded = v.object({
  id: v.number(),
  iid: v.number(),
  environmentId: v.number(),
  environmentSlug: v.string(),
  /** The environment's external URL when the deployment started; null where it had none. */
  externalUrl: v.nullable(v.string()),
})

/** As in `Attempt`. */
const attempt = v.object({ begunAt: time, sentAt: time, atWork: v.boolean() })

const start = v.variant('phase', [
  /** A creating request is on its way, or was when the stage ended; what became of it is not known. */
  v.object({ phase: v.literal('begun'), attempt }),
  v.object({ phase: v.literal('recorded'), deployment: recorded }),
  /** Nothing is in GitLab yet; a later stage makes up for it. */
  v.object({ phase: v.literal('deferred') }),
  /** `on-error: fail` has failed the step before anything was deployed; requests may still have been acted on. */
  v.object({ phase: v.literal('given up'), attempt: v.optional(attempt) }),
])

/** Where a deployment goes, as the inputs and the event were when it was started. */
const target = v.object({
  gitlabUrl: v.string(),
  project: v.string(),
  environment: v.string(),
  sha: v.string(),
  ref: v.string(),
  tag: v.boolean(),
})

const settings = v.object({
  tier: v.optional(v.picklist(ENVIRONMENT_TIERS)),
  onError: v.picklist(['warn', 'fail']),
  commitWaitSeconds: v.number(),
  pullMirror: v.boolean(),
  runLink: v.boolean(),
})

const tracking = v.object({
  start,
  target,
  settings,
  /** When this step first turned to GitLab. */
  startedAt: time,
  /** True once a person was warned that the start is not recorded. */
  warned: v.boolean(),
  /** True once a person was warned that the link to the run is not shown. */
  linkWarned: v.boolean(),
  /** True once GitLab was asked to pull its mirror. */
  mirrorAsked: v.boolean(),
  /** What is worth telling in the summary. */
  notes: v.array(v.string()),
  /** Requests that were not answered before another one was sent; what they asked for may yet appear. */
  unanswered: v.optional(attempt),
  /** What was started under other words before main knew better, and could not be closed yet. */
  leftOpen: v.array(v.object({ start, target, runLink: v.boolean() })),
})

export type Recorded = v.InferOutput<typeof recorded>
export type Start = v.InferOutput<typeof start>
export type Target = v.InferOutput<typeof target>
export type Settings = v.InferOutput<typeof settings>
/** All that later stages know of the deployment. The token is never part of it. */
export type Tracking = v.InferOutput<typeof tracking>

/**
 * What one stage leaves for the next. The runner keeps it for this step alone, also when the stage fails or is killed; of
 * two values saved under one name the later one holds.
 */
export const state = {
  /** `tracking`: the deployment as far as it has come. */
  tracking(): Tracking | undefined {
    const saved = v.safeParse(tracking, jsonOf(core.getState('tracking')))
    return saved.success ? saved.output : undefined
  },
  saveTracking(value: Tracking): void {
    core.saveState('tracking', value)
  },

  /** `main`: whether main ran, and whether it failed on its inputs. */
  main(): 'ran' | 'refused' | 'not run' {
    const saved = core.getState('main')
    return saved === 'ran' || saved === 'refused' ? saved : 'not run'
  },
  saveMain(value: 'ran' | 'refused'): void {
    core.saveState('main', value)
  },

  /** `off`: a person was told that this run has no secrets, and nothing is tracked. */
  off(): boolean {
    return core.getState('off') === 'true'
  },
  saveOff(): void {
    core.saveState('off', 'true')
  },
}
