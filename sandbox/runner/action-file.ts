import { existsSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { readYaml, step, text } from './yaml-shapes.js'

const node = v.object({
  using: v.pipe(v.string(), v.regex(/^node\d+$/)),
  pre: v.optional(v.string()),
  'pre-if': v.optional(text),
  main: v.string(),
  post: v.optional(v.string()),
  'post-if': v.optional(text),
})

const composite = v.object({ using: v.literal('composite'), steps: v.array(step) })

const manifest = v.object({
  name: v.optional(text),
  inputs: v.nullish(v.record(v.string(), v.nullish(v.object({ default: v.optional(text) })))),
  outputs: v.nullish(v.record(v.string(), v.nullish(v.object({ value: v.optional(text) })))),
  runs: v.union([node, composite]),
})

/** A manifest, and where it lies. */
export interface ActionSpec {
  directory: string
  /** Each input with its default, empty if it has none. */
  inputs: Record<string, string>
  /** Each output with its expression; only composite actions have those. */
  outputs: Record<string, string>
  runs: v.InferOutput<typeof manifest>['runs']
}

/** Reads `action.yml` (or `action.yaml`) of a folder. */
export function loadAction(directory: string): ActionSpec {
  const file = [join(directory, 'action.yml'), join(directory, 'action.yaml')].find((path) => existsSync(path))
  if (file === undefined) {
    throw new Error(`Can't find 'action.yml' under '${directory}'. Did you forget to run actions/checkout before?`)
  }
  const { inputs, outputs, runs } = readYaml(file, manifest)
  return {
    directory,
    inputs: Object.fromEntries(Object.entries(inputs ?? {}).map(([name, input]) => [name, input?.default ?? ''])),
    outputs: Object.fromEntries(Object.entries(outputs ?? {}).map(([name, output]) => [name, output?.value ?? ''])),
    runs,
  }
}
