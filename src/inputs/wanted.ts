import { readEvent } from '../event.js'
import type { Wanted } from '../gitlab/vocabulary.js'
import { isRefName, isSha, revisionOf, shortRef, type Revision } from '../revision.js'
import type { InputReader } from './reader.js'

/** GitLab's rule for the names of environments [GitLab, Gitlab::Regex.environment_name_regex]. */
const ENVIRONMENT_NAME = /^[a-zA-Z0-9_${}. -]([a-zA-Z0-9_/${}. -]*[a-zA-Z0-9_${}. -])?$/
const LONGEST_NAME = 255

/** Why GitLab would refuse a name for an environment, or undefined where it would not. */
export function environmentNameProblem(name: string): string | undefined {
  if (name.length > LONGEST_NAME) return `GitLab allows at most ${LONGEST_NAME} characters, and this has ${name.length}`
  if (ENVIRONMENT_NAME.test(name)) return undefined
  return 'GitLab allows letters, digits, spaces and - _ / $ { } . in the name of an environment, and no / at its start or end'
}

export function readEnvironment(inputs: InputReader): string {
  const name = inputs.text('environment')
  const problem = name === '' ? undefined : environmentNameProblem(name)
  if (name === '') inputs.missing('environment', 'give the name of the environment in GitLab, such as production')
  else if (problem !== undefined) inputs.bad('environment', name, problem)
  return name
}

/** The environment and the revision to deploy to it: from the inputs, and from the event where they say nothing. */
export function readWanted(inputs: InputReader, env: NodeJS.ProcessEnv): Wanted {
  return { environment: readEnvironment(inputs), ...readRevision(inputs, env) }
}

export function readRevision(inputs: InputReader, env: NodeJS.ProcessEnv): Revision {
  const event = revisionOf(readEvent(env), env)
  return { sha: readSha(inputs, event.sha), ...readRef(inputs, event) }
}

function readSha(inputs: InputReader, fromEvent = ''): string {
  const given = inputs.text('sha')
  if (given !== '' && !isSha(given)) inputs.bad('sha', given, 'it must be a full commit sha of 40 or 64 hex digits')
  else if (given === '' && !isSha(fromEvent))
    inputs.missing('sha', `this event does not say which commit is deployed${quoted(fromEvent)}; give its full sha`)
  return (given === '' ? fromEvent : given).toLowerCase()
}

function readRef(inputs: InputReader, event: Partial<Revision>): Pick<Revision, 'ref' | 'tag'> {
  const text = inputs.text('ref')
  const given = shortRef(text)
  if (text !== '' && !isRefName(given.ref))
    inputs.bad(
      'ref',
      text,
      'it must be the name of a branch or tag, such as main or v1.2.0; GitLab knows no other refs',
    )
  else if (text === '' && !isRefName(event.ref ?? ''))
    inputs.missing('ref', `this event does not say which branch or tag is deployed${quoted(event.ref)}; give its name`)
  const ref = text === '' ? (event.ref ?? '') : given.ref
  const implied = given.tag ?? (ref === event.ref ? event.tag : undefined) ?? false
  return { ref, tag: inputs.flag('tag', implied) }
}

function quoted(value = ''): string {
  return value === '' ? '' : ` (it has "${value}")`
}
