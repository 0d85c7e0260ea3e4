/** The types that GitLab's endpoints declare here. */
export type ParameterType = 'string' | 'boolean' | 'integer' | 'datetime' | 'strings'
export type Coerced = string | number | boolean | Date | readonly string[] | null

/** What could not be made into the type. */
export const invalid = Symbol('invalid')

// dry-types, `Params`: spelled out there, so that "yEs" is none of them.
const yes = new Set(['1', 'on', 'On', 'ON', 't', 'true', 'True', 'TRUE', 'T', 'y', 'yes', 'Yes', 'YES', 'Y'])
const no = new Set(['0', 'off', 'Off', 'OFF', 'f', 'false', 'False', 'FALSE', 'F', 'n', 'no', 'No', 'NO', 'N'])

/**
 * Makes a raw value into the declared type as Grape's PrimitiveCoercer does: an empty string is nil for everything but
 * strings, and a string takes any scalar.
 */
export function coerce(type: ParameterType, raw: unknown): Coerced | typeof invalid {
  if (raw === null || raw === undefined) return null
  if (type === 'string') return scalarText(raw) ?? invalid
  if (type === 'strings') return textList(raw)
  if (raw === '') return null
  const text = scalarText(raw)
  if (text === undefined) return invalid
  if (type === 'boolean') return yes.has(text) ? true : no.has(text) ? false : invalid
  if (type === 'integer') return /^[+-]?\d+$/.test(text) ? Number(text) : invalid
  return moment(text)
}

function scalarText(raw: unknown): string | undefined {
  if (typeof raw === 'string') return raw
  if (typeof raw === 'number' || typeof raw === 'boolean') return String(raw)
  return undefined
}

function textList(raw: unknown): readonly string[] | typeof invalid {
  if (typeof raw === 'string') return raw.split(',')
  if (!Array.isArray(raw)) return invalid
  return raw.map((item) => scalarText(item) ?? '')
}

const iso = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?\s?(?:Z|UTC|[+-]\d{2}:?\d{2})?$/i
const zoned = /(?:Z|UTC|[T ].*[+-]\d{2}:?\d{2})$/i

// Ruby's DateTime.parse takes far more; only what is documented (ISO 8601) is taken here.
function moment(text: string): Date | typeof invalid {
  if (!iso.test(text)) return invalid
  const parsed = new Date(zoned.test(text) ? text.replace(/\s?UTC$/i, 'Z') : `${text}${text.includes(':') ? 'Z' : ''}`)
  return Number.isNaN(parsed.getTime()) ? invalid : parsed
}
