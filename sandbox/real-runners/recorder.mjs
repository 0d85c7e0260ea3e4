import { randomUUID } from 'node:crypto'
import { appendFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'

/**
 * Loaded into every node that a runner starts (`NODE_OPTIONS=--import=…`): writes down which stage of the action begins,
 * with its whole environment, and how it ends. The action itself stays as it is; a stage that is killed has no end.
 */
const { RECORD: file } = process.env
const program = process.argv[1] ?? ''
if (file !== undefined && path.basename(path.dirname(program)) === 'dist') {
  const id = randomUUID()
  const write = (entry) => appendFileSync(file, `${JSON.stringify({ id, ...entry })}\n`)
  write({ stage: path.basename(program, '.js'), env: process.env })
  process.on('exit', (exit) => write({ exit }))
}
