import { printable, shortened } from '../report/printable.js'
import type { InputReader } from './reader.js'

/** GitLab stores no longer one. */
const LONGEST_URL = 255

/** Why a text cannot be the external URL of an environment, or undefined where it can. */
function problemOf(value: string): string | undefined {
  if (value.length > LONGEST_URL) return `GitLab allows at most ${LONGEST_URL} characters, and this has ${value.length}`
  // A line break would be dropped by the parser, and sent all the same.
  const right = /^https?:\/\/[^/\s]\S*$/i.test(value) && URL.canParse(value)
  return right ? undefined : 'it must be a URL that begins with https:// or http://'
}

/**
 * Checks `environment-url` ahead of the deployment. It is read again at the end of the job, because it may come from a
 * step that has yet to run: an address whose host or beginning is still missing is not a mistake yet.
 */
export function checkEnvironmentUrl(inputs: InputReader): void {
  const value = inputs.text('environment-url')
  const halfEmpty = /^[/:?#]|^(https?)?:\/\/([/:?#]|$)/i.test(value)
  const problem = value === '' || halfEmpty ? undefined : problemOf(value)
  if (problem !== undefined) inputs.bad('environment-url', value, problem)
}

/** An external URL that can be used, or why it cannot; neither where there is none. */
export interface ExternalUrl {
  url?: string
  problem?: string
}

/** The input `environment-url` at the end of the job. */
export function readEnvironmentUrl(inputs: InputReader): ExternalUrl {
  return environmentUrlOf(inputs.text('environment-url'))
}

export function environmentUrlOf(value: string): ExternalUrl {
  if (value === '') return {}
  const problem = problemOf(value)
  if (problem === undefined) return { url: value }
  return { problem: `environment-url is "${shortened(printable(value), 100)}": ${problem}` }
}
