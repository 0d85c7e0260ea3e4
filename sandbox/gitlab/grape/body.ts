import { Refusal } from '../answer.js'
import type { RawParameters } from './parameters.js'

/** What the body says, and whether it could be read at all. */
export interface ParsedBody {
  /** For the request log. */
  readonly shown: unknown
  readonly parameters: RawParameters
  /** Thrown once GitLab gets to deal with the request. */
  readonly refusal?: Refusal
}

// Grape's words for a body that its parser choked on (grape/locale/en.yml, invalid_message_body).
const malformed =
  '\nProblem:\n  message body does not match declared format\nResolution:\n' +
  "  when specifying application/json as content-type, you must pass valid application/json in the request's " +
  "'body' "

/** Reads a request's body as Grape's formatter does. It comes before authentication there, being a middleware. */
export function parseBody(method: string, contentType: string | undefined, bytes: Buffer): ParsedBody {
  if (bytes.length === 0) return { shown: undefined, parameters: {} }
  const text = bytes.toString('utf8')
  if (method === 'GET' || method === 'HEAD') return { shown: text, parameters: {} }
  const mediaType = contentType?.split(';')[0]?.trim().toLowerCase()
  switch (mediaType) {
    case undefined:
    case '':
    case 'application/json':
      return parseJson(text)
    case 'application/x-www-form-urlencoded': {
      const parameters = nested(new URLSearchParams(text))
      return { shown: parameters, parameters }
    }
    case 'multipart/form-data': {
      const parameters = parseMultipart(contentType ?? '', text)
      return { shown: parameters, parameters }
    }
    default:
      return {
        shown: text,
        parameters: {},
        refusal: new Refusal({
          status: 415,
          json: { error: `The provided content-type '${mediaType}' is not supported.` },
        }),
      }
  }
}

function parseJson(text: string): ParsedBody {
  try {
    const shown: unknown = JSON.parse(text)
    return { shown, parameters: isRecord(shown) ? shown : {} }
  } catch {
    return { shown: text, parameters: {}, refusal: new Refusal({ status: 400, json: { error: malformed } }) }
  }
}

// Text fields only: nothing here takes a file.
function parseMultipart(contentType: string, text: string): RawParameters {
  const boundary = /boundary="?([^";]+)"?/.exec(contentType)?.[1]
  if (boundary === undefined) return {}
  const pairs = text.split(`--${boundary}`).flatMap((part): [string, string][] => {
    const [head = '', ...rest] = part.split('\r\n\r\n')
    const name = /name="([^"]*)"/.exec(head)?.[1]
    return name === undefined ? [] : [[name, rest.join('\r\n\r\n').replace(/\r\n$/, '')]]
  })
  return nested(pairs)
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Names as Rack reads them: `a[]` makes a list, `a[b]` a hash, of the same name twice the last counts. */
export function nested(pairs: Iterable<readonly [string, string]>): RawParameters {
  const result: Record<string, unknown> = {}
  for (const [key, value] of pairs) {
    const parts = /^([^[]+)\[([^\]]*)\]$/.exec(key)
    const [, name = key, inner] = parts ?? []
    const before = result[name]
    if (inner === undefined) result[name] = value
    else if (inner === '') result[name] = [...listOf(before), value]
    else result[name] = { ...(isRecord(before) ? before : {}), [inner]: value }
  }
  return result
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
