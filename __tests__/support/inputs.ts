import { InputReader } from '../../src/inputs/reader.js'

/** What reads the given inputs as a runner hands them to an action, and no others. */
export function inputsOf(inputs: Record<string, string>): InputReader {
  for (const name of Object.keys(process.env)) if (name.startsWith('INPUT_')) Reflect.deleteProperty(process.env, name)
  for (const [name, value] of Object.entries(inputs)) process.env[`INPUT_${name.toUpperCase()}`] = value
  return new InputReader()
}
