import * as core from '@actions/core'
import { log } from '../report/console.js'
import { printable, shortened } from '../report/printable.js'

/**
 * Reads the inputs of a step and collects everything that is wrong with them, so that a person hears of all mistakes at
 * once and not of one a run.
 */
export class InputReader {
  constructor(
    /** One sentence for each bad input: its name, its value, and what would be right. */
    readonly problems: string[] = [],
    private readonly demanding = true,
  ) {}

  /** The same reader, but one that lets inputs be missing. */
  undemanding(): InputReader {
    return new InputReader(this.problems, false)
  }

  /** An input's text without white space around it; empty where it was not given. */
  text(name: string): string {
    return core.getInput(name)
  }

  /** An input's lines, without empty ones and without white space around each. */
  lines(name: string): string[] {
    return core.getMultilineInput(name)
  }

  /** Notes that an input is missing. */
  missing(name: string, remedy: string): void {
    if (this.demanding) this.problems.push(`${name} is missing: ${remedy}`)
  }

  /** Notes that an input's value is not one that is allowed. */
  bad(name: string, value: string, allowed: string): void {
    this.problems.push(`${name} is "${shortened(printable(value), 100)}": ${allowed}`)
  }

  /** One of several words; the first one where nothing was given. */
  oneOf<const Words extends readonly [string, ...string[]]>(name: string, words: Words): Words[number] {
    const value = this.text(name)
    const word = words.find((known) => known === value)
    if (word === undefined && value !== '') this.bad(name, value, `it must be ${listed(words)}`)
    return word ?? words[0]
  }

  /** True or false, as YAML 1.2 writes them; `otherwise` where nothing was given. */
  flag<Otherwise>(name: string, otherwise: Otherwise): boolean | Otherwise {
    const value = this.text(name)
    if (/^(true|True|TRUE)$/.test(value)) return true
    if (/^(false|False|FALSE)$/.test(value)) return false
    if (value !== '') this.bad(name, value, 'it must be true or false')
    return otherwise
  }

  /** A whole number from `least` to `most`; `otherwise` where nothing was given. */
  wholeNumber(name: string, otherwise: number, { least, most }: { least: number; most: number }): number {
    const value = this.text(name)
    if (value === '') return otherwise
    const number = /^\d+$/.test(value) ? Number(value) : Number.NaN
    if (number >= least && number <= most) return number
    this.bad(name, value, `it must be a whole number from ${least} to ${most}`)
    return otherwise
  }
}

function listed(words: readonly string[]): string {
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`
}

/** Whether anything is wrong with the inputs; if so, each mistake is an error, and the step fails. */
export function refused({ problems }: InputReader): boolean {
  for (const problem of problems) log.failure(problem)
  return problems.length > 0
}
