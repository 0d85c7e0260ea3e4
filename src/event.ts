import { Context } from '@actions/github/context'

/** The event that started the run, as the runner tells it. */
export type Event = Pick<InstanceType<typeof Context>, 'eventName' | 'payload' | 'sha' | 'ref'>

/**
 * Reads the event from the environment and the event file. A file that cannot be read, or holds no object, tells nothing;
 * the variables still do.
 */
export function readEvent(env: NodeJS.ProcessEnv): Event {
  const { eventName, sha, ref } = { eventName: env.GITHUB_EVENT_NAME, sha: env.GITHUB_SHA, ref: env.GITHUB_REF }
  return { eventName: eventName ?? '', sha: sha ?? '', ref: ref ?? '', payload: payload() }
}

function payload(): Event['payload'] {
  try {
    const { payload: read } = new Context()
    return isObject(read) ? read : {}
  } catch {
    return {}
  }
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
