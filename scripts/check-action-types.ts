import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import * as v from 'valibot'
import { parse } from 'yaml'

/**
 * Checks that every action-types.yml has a type for just the inputs and outputs of its action.yml, and that defaults fit.
 */
const root = path.resolve(import.meta.dirname, '..')
const entries = v.optional(v.record(v.string(), v.object({ default: v.optional(v.string()) })), {})
const manifest = v.object({ inputs: entries, outputs: entries })
const type = v.variant('type', [
  v.object({ type: v.picklist(['string', 'boolean', 'integer']) }),
  v.object({ type: v.literal('enum'), 'allowed-values': v.array(v.string()) }),
  v.object({
    type: v.literal('list'),
    separator: v.string(),
    'list-item': v.object({ type: v.picklist(['string']) }),
  }),
])
const types = v.optional(v.record(v.string(), type), {})
const typing = v.object({ inputs: types, outputs: types })

function fits(value: string, of: v.InferOutput<typeof type>): boolean {
  if (of.type === 'enum') return of['allowed-values'].includes(value)
  if (of.type === 'integer') return /^\d+$/.test(value)
  return of.type !== 'boolean' || ['true', 'false'].includes(value)
}

const read = <S extends v.GenericSchema>(schema: S, ...file: string[]): v.InferOutput<S> =>
  v.parse(schema, parse(readFileSync(path.join(root, ...file), 'utf8')))

const mistakes: string[] = []
for (const folder of ['.', ...readdirSync(root)]) {
  if (!existsSync(path.join(root, folder, 'action.yml'))) continue
  const [action, typed] = [read(manifest, folder, 'action.yml'), read(typing, folder, 'action-types.yml')]
  for (const kind of ['inputs', 'outputs'] as const) {
    const [is, shouldBe] = [Object.keys(typed[kind]).join(', '), Object.keys(action[kind]).join(', ')]
    if (is !== shouldBe) mistakes.push(`${folder}: action.yml has the ${kind} ${shouldBe}; action-types.yml has ${is}`)
  }
  for (const [name, { default: given }] of Object.entries(action.inputs)) {
    const of = typed.inputs[name]
    if (of !== undefined && given !== undefined && !fits(given, of))
      mistakes.push(`${folder}: the default of ${name} is no ${of.type}`)
  }
}
for (const mistake of mistakes) console.error(mistake)
if (mistakes.length > 0) process.exitCode = 1
