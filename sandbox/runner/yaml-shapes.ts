import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import { parse } from 'yaml'

/** A scalar of YAML as the text that runners make of it. */
export const text = v.pipe(
  v.union([v.string(), v.number(), v.boolean(), v.null()]),
  v.transform((value) => (value === null ? '' : String(value))),
)

/** A mapping of names to scalars, which may be left empty. */
export const texts = v.nullish(v.record(v.string(), text), {})

/** A step, of a job or of a composite action. */
export const step = v.object({
  id: v.optional(v.string()),
  name: v.optional(text),
  if: v.optional(text),
  uses: v.optional(v.string()),
  run: v.optional(text),
  shell: v.optional(v.string()),
  'working-directory': v.optional(v.string()),
  with: texts,
  env: texts,
  'continue-on-error': v.optional(text),
  'timeout-minutes': v.optional(text),
})

/** A step as it is written. */
export type StepSpec = v.InferOutput<typeof step>

/** Reads YAML and checks its shape; the error names the place. */
export function parseYaml<const S extends v.GenericSchema>(source: string, schema: S, name: string): v.InferOutput<S> {
  const result = v.safeParse(schema, parse(source))
  if (result.success) return result.output
  const [issue] = result.issues
  throw new Error(`${name}: ${v.getDotPath(issue) ?? '.'}: ${issue.message}`)
}

/** The same for a file. */
export function readYaml<const S extends v.GenericSchema>(file: string, schema: S): v.InferOutput<S> {
  return parseYaml(readFileSync(file, 'utf8'), schema, file)
}
