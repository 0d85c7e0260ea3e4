import { data, Evaluator, Lexer, Parser } from '@actions/expressions'

type Data = ReturnType<Evaluator['evaluate']>
type Functions = NonNullable<ConstructorParameters<typeof Evaluator>[2]>

/** What the status functions answer at some place of a job. */
export interface StatusChecks {
  success: boolean
  failure: boolean
  cancelled: boolean
}

/** What an expression can see. */
export interface Surroundings {
  contexts: Readonly<Record<string, unknown>>
  status: StatusChecks
}

const statusFunctions = new Set(['success', 'failure', 'cancelled', 'always'])
const template = /\$\{\{((?:[^'}]|'(?:[^']|'')*'|\}(?!\}))*)\}\}/g

function toData(value: unknown): Data {
  if (typeof value === 'string') return new data.StringData(value)
  if (typeof value === 'number') return new data.NumberData(value)
  if (typeof value === 'boolean') return new data.BooleanData(value)
  if (Array.isArray(value)) return new data.Array(...value.map(toData))
  if (typeof value === 'object' && value !== null) {
    return new data.Dictionary(...Object.entries(value).map(([key, entry]) => ({ key, value: toData(entry) })))
  }
  return new data.Null()
}

function fromData(value: Data): unknown {
  if (value instanceof data.Array) return value.values().map(fromData)
  if (value instanceof data.Dictionary) {
    return Object.fromEntries(value.pairs().map((pair) => [pair.key, fromData(pair.value)]))
  }
  return value instanceof data.Null ? null : value.value
}

function functions(status: StatusChecks): Functions {
  const constant = (name: string, value: boolean) => ({
    name,
    minArgs: 0,
    maxArgs: 0,
    call: () => new data.BooleanData(value),
  })
  // hashFiles is for cache keys; no workflow here has one, so any constant will do
  const hashFiles = { name: 'hashfiles', minArgs: 1, maxArgs: 255, call: () => new data.StringData('0'.repeat(64)) }
  return new Map(
    [
      constant('success', status.success),
      constant('failure', status.failure),
      constant('cancelled', status.cancelled),
      constant('always', true),
      hashFiles,
    ].map((definition) => [definition.name, definition]),
  )
}

function evaluate(expression: string, { contexts, status }: Surroundings): Data {
  const available = functions(status)
  const tree = new Parser(new Lexer(expression).lex().tokens, Object.keys(contexts), [...available.values()]).parse()
  const dictionary = new data.Dictionary(
    ...Object.entries(contexts).map(([key, value]) => ({ key, value: toData(value) })),
  )
  return new Evaluator(tree, dictionary, available).evaluate()
}

/** Replaces each `${{ … }}` in a text. */
export function interpolate(source: string, surroundings: Surroundings): string {
  return source.replace(template, (_, expression: string) => evaluate(expression, surroundings).coerceString())
}

/** The same for every value of a mapping. */
export function interpolateAll(source: Record<string, string>, surroundings: Surroundings): Record<string, string> {
  return Object.fromEntries(Object.entries(source).map(([name, value]) => [name, interpolate(value, surroundings)]))
}

function asExpression(source: string): string | undefined {
  const trimmed = source.trim()
  const whole = /^\$\{\{([^]*)\}\}$/.exec(trimmed)
  if (whole?.[1] !== undefined && trimmed.lastIndexOf('${{') === 0) return whole[1]
  return trimmed.includes('${{') ? undefined : trimmed
}

function asksForStatus(expression: string): boolean {
  const { tokens } = new Lexer(expression).lex()
  return tokens.some(
    (token, index) => statusFunctions.has(token.lexeme.toLowerCase()) && tokens[index + 1]?.lexeme === '(',
  )
}

/** Evaluates an `if:`: without one of the status functions it is joined with `success()` (actions/runner source). */
export function isEnabled(source: string | undefined, surroundings: Surroundings): boolean {
  if (source === undefined || source.trim() === '') return surroundings.status.success
  const expression = asExpression(source)
  // a text around an expression is a text, and a text that is not empty is true
  if (expression === undefined) return surroundings.status.success && interpolate(source, surroundings) !== ''
  if (!asksForStatus(expression) && !surroundings.status.success) return false
  return isTruthy(evaluate(expression, surroundings))
}

function isTruthy(value: Data): boolean {
  const plain = fromData(value)
  return typeof plain === 'object' ? plain !== null : Boolean(plain)
}

/** Evaluates a setting that is either a plain word or an expression, such as `continue-on-error`. */
export function isTrue(source: string | undefined, surroundings: Surroundings): boolean {
  return source !== undefined && interpolate(source, surroundings).trim() === 'true'
}

/** Evaluates a text that is one expression to whatever it gives, for a matrix made of `fromJSON`. */
export function evaluateValue(source: string, surroundings: Surroundings): unknown {
  const expression = source.includes('${{') ? asExpression(source) : undefined
  return expression === undefined ? interpolate(source, surroundings) : fromData(evaluate(expression, surroundings))
}
