import * as v from 'valibot'
import { parseYaml, readYaml, step, text, texts } from './yaml-shapes.js'

const defaults = v.optional(
  v.object({
    run: v.optional(v.object({ shell: v.optional(v.string()), 'working-directory': v.optional(v.string()) })),
  }),
)

const matrixValue = v.union([v.string(), v.array(v.unknown())])

const strategy = v.object({
  matrix: v.optional(v.union([v.string(), v.record(v.string(), matrixValue)])),
  'fail-fast': v.optional(text),
  'max-parallel': v.optional(text),
})

const job = v.object({
  name: v.optional(text),
  if: v.optional(text),
  needs: v.pipe(
    v.optional(v.union([v.string(), v.array(v.string())]), []),
    v.transform((needs) => (typeof needs === 'string' ? [needs] : needs)),
  ),
  env: texts,
  outputs: texts,
  defaults,
  strategy: v.optional(strategy),
  'timeout-minutes': v.optional(text),
  'continue-on-error': v.optional(text),
  steps: v.array(step),
})

const events = v.pipe(
  v.union([v.string(), v.array(v.string()), v.record(v.string(), v.unknown())]),
  v.transform((on) => (typeof on === 'string' ? [on] : Array.isArray(on) ? on : Object.keys(on))),
)

const workflow = v.object({ name: v.optional(text), on: events, env: texts, defaults, jobs: v.record(v.string(), job) })

/** A job as it is written. */
export type JobSpec = v.InferOutput<typeof job>

/** A workflow as it is written. */
export type WorkflowSpec = v.InferOutput<typeof workflow>

/** Reads a workflow from a file or from text. `concurrency`, `permissions`, `runs-on` and containers mean nothing here. */
export function loadWorkflow(source: { workflow?: string; workflowText?: string }): WorkflowSpec {
  if (source.workflowText !== undefined) return parseYaml(source.workflowText, workflow, 'workflow')
  if (source.workflow !== undefined) return readYaml(source.workflow, workflow)
  throw new Error('Neither workflow nor workflowText is given')
}
