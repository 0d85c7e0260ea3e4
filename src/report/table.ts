import * as core from '@actions/core'
import { log } from './console.js'
import { printable } from './printable.js'

/** Adds a table to the summary of the job; where a runner has no file for it, nothing happens. Cells are Markdown. */
export async function writeTable(title: string, heads: string[], rows: string[][]): Promise<void> {
  const lines = [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`)
  try {
    await core.summary.addRaw(`### ${title}\n\n${lines.join('\n')}\n`, true).write()
  } catch (error) {
    log.debug(`No summary was written: ${String(error)}`)
  }
}

/** Text in which nothing can be taken for markup or for the end of a cell. */
export function inTable(value: string): string {
  return printable(value)
    .replace(/[\\`*_{}[\]|~]/g, '\\$&')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
}

/** A link, or the label alone where there is no address. */
export function linkInTable(label: string, address: string | undefined): string {
  if (address === undefined) return inTable(label)
  const href = new URL(address).href.replace(/[()|]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`)
  return `[${inTable(label)}](${href})`
}
