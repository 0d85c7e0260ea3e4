import * as v from 'valibot'
import { printable, shortened } from '../report/printable.js'

const messages = v.union([v.string(), v.record(v.string(), v.union([v.string(), v.array(v.string())]))])
const refusal = v.object({
  message: v.optional(messages),
  error: v.optional(v.string()),
  error_description: v.optional(v.string()),
})

/** What GitLab says of a request that it did not fulfil. */
export interface Words {
  /** One line, at most 300 characters; empty where it said nothing that can be read. */
  text: string
  /** The fields that a validation message names, such as `sha` and `ref`. */
  fields: string[]
}

/**
 * Reads the body of an error answer. GitLab has three forms: `{"message":"…"}`, `{"message":{"field":["…"]}}` and
 * `{"error":"…","error_description":"…"}`; a rate limit answers in plain text, a proxy before GitLab in HTML.
 */
export function wordsOf(body: string): Words {
  const parsed = v.safeParse(refusal, jsonOf(body))
  if (!parsed.success) return { text: isPage(body) ? '' : clean(body), fields: [] }
  const { message, error, error_description: description } = parsed.output
  if (typeof message === 'object') {
    const fields = Object.entries(message)
    return {
      text: clean(fields.map(([field, texts]) => `${field}: ${[texts].flat().join(', ')}`).join('; ')),
      fields: Object.keys(message),
    }
  }
  return { text: clean(message ?? [error, description].filter(Boolean).join(': ')), fields: [] }
}

/** The JSON value in `body`, or undefined where it holds none. */
export function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

/** True for an HTML page, which never comes from GitLab's API itself. */
export function isPage(body: string): boolean {
  return /^\s*(<!doctype html|<html)/i.test(body)
}

function clean(text: string): string {
  return shortened(printable(text), 300)
}
