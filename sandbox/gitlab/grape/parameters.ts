import { Refusal } from '../answer.js'
import { coerce, invalid, type Coerced, type ParameterType } from './coercion.js'

/** How one parameter of an endpoint is declared, as in Grape's `params do … end`. */
export interface Rule {
  readonly type: ParameterType
  readonly required?: boolean
  readonly values?: readonly string[]
  readonly range?: readonly [number, number]
  readonly allowBlank?: boolean
  readonly default?: Coerced
  /** `absence: { message }`: the parameter must not be given at all. */
  readonly absent?: string
}

export interface Rules {
  readonly parameters: Readonly<Record<string, Rule>>
  /** `mutually_exclusive`, with its message. */
  readonly exclusive?: { readonly names: readonly string[]; readonly message: string }
}

export type RawParameters = Readonly<Record<string, unknown>>

/** The parameters that an endpoint declared, checked and coerced; all others are gone. */
export class Declared {
  constructor(private readonly values: ReadonlyMap<string, Coerced>) {}

  /** Whether the caller gave it (or it has a default), be it null. */
  has(name: string): boolean {
    return this.values.has(name)
  }

  /** All of them as a query would have them. */
  asQuery(): readonly (readonly [string, string])[] {
    return [...this.values].flatMap(([name, value]) => (value === null ? [] : [[name, String(value)] as const]))
  }

  text(name: string): string {
    return this.optionalText(name) ?? ''
  }

  optionalText(name: string): string | null {
    const value = this.values.get(name)
    return typeof value === 'string' ? value : null
  }

  flag(name: string): boolean | null {
    const value = this.values.get(name)
    return typeof value === 'boolean' ? value : null
  }

  whole(name: string): number {
    const value = this.values.get(name)
    return typeof value === 'number' ? value : 0
  }

  moment(name: string): Date | null {
    const value = this.values.get(name)
    return value instanceof Date ? value : null
  }
}

/** Validates as Grape 1.x does: all complaints at once, in the order of declaration. */
export function declaredParameters(rules: Rules, raw: RawParameters): Declared {
  const complaints: string[] = []
  const values = new Map<string, Coerced>()
  for (const [name, rule] of Object.entries(rules.parameters)) {
    const given = Object.hasOwn(raw, name)
    const value = given ? coerce(rule.type, raw[name]) : null
    complaints.push(...complaintsAbout(rule, given, value, raw[name]).map((text) => `${name} ${text}`))
    if (value === invalid) continue
    if (value === null && rule.default !== undefined) values.set(name, rule.default)
    else if (given) values.set(name, value)
  }
  const { exclusive } = rules
  if (exclusive !== undefined && exclusive.names.filter((name) => Object.hasOwn(raw, name)).length > 1) {
    complaints.push(`${exclusive.names.join(', ')} ${exclusive.message}`)
  }
  if (complaints.length > 0) throw new Refusal({ status: 400, json: { error: complaints.join(', ') } })
  return new Declared(values)
}

function complaintsAbout(rule: Rule, given: boolean, value: Coerced | typeof invalid, raw: unknown): string[] {
  const complaints: string[] = []
  if (rule.absent !== undefined) return given ? [rule.absent] : []
  const required = rule.required === true
  if (required && !given) complaints.push('is missing')
  if (value === invalid) complaints.push('is invalid')
  // Grape asks the other validators even about what is missing or could not be coerced.
  const checked = value === invalid ? raw : value
  if (rule.allowBlank === false && (required || given) && isBlank(checked)) complaints.push('is empty')
  if (!isAmong(rule, required, checked)) complaints.push('does not have a valid value')
  return complaints
}

function isBlank(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() === ''
  return value === null || value === undefined
}

function isAmong(rule: Rule, required: boolean, value: unknown): boolean {
  if (value === null || value === undefined) return !required || (rule.values === undefined && rule.range === undefined)
  const candidates: unknown[] = Array.isArray(value) ? value : [value]
  return candidates.every((candidate) => {
    if (rule.values !== undefined) return typeof candidate === 'string' && rule.values.includes(candidate)
    if (rule.range === undefined) return true
    const [low, high] = rule.range
    return typeof candidate === 'number' && candidate >= low && candidate <= high
  })
}
