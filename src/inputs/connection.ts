import type { Connection } from '../gitlab/vocabulary.js'
import { log, mask } from '../report/console.js'
import type { InputReader } from './reader.js'

/**
 * The token of this step, from its input or else from the environment variable GITLAB_TOKEN; empty where there is none.
 * It is masked before anything else can happen.
 */
export function readToken(inputs: InputReader, env: NodeJS.ProcessEnv): string {
  const fromEnvironment = (env.GITLAB_TOKEN ?? '').trim()
  const given = inputs.text('token')
  mask(given)
  mask(fromEnvironment)
  return given === '' ? fromEnvironment : given
}

/** Where GitLab is, the token, and the project. Everything that is wrong with them goes to `inputs.problems`. */
export function readConnection(inputs: InputReader, token: string): Connection {
  checkToken(inputs, token)
  const gitlabUrl = readGitlabUrl(inputs)
  const project = readProject(inputs)
  if (project.includes('/') && gitlabUrl.toLowerCase().endsWith(`/${project}`.toLowerCase()))
    inputs.bad(
      'gitlab-url',
      gitlabUrl,
      `leave out the project's path, and give ${gitlabUrl.slice(0, -project.length - 1)}`,
    )
  return { gitlabUrl, token, project }
}

function checkToken(inputs: InputReader, token: string): void {
  if (token === '') {
    inputs.missing(
      'token',
      'give a GitLab project access token with the role Developer and the scope api, or set GITLAB_TOKEN. If you did, the secret does not exist here',
    )
  } else if (!isToken(token)) {
    inputs.problems.push('token contains spaces or invalid characters (it is not shown): copy it again')
  }
}

/** Whether a text can be sent as a token at all: no white space, nothing but visible ASCII. */
export function isToken(text: string): boolean {
  return /^[\x21-\x7e]+$/.test(text)
}

const RIGHT_URL = 'it must be the URL of GitLab, such as https://gitlab.example.com'

/**
 * Runners fill in the default where nothing is given. An empty address comes from an expression that gave nothing; to take
 * gitlab.com for it would send somebody's token to a host that has nothing to do with it.
 */
function readGitlabUrl(inputs: InputReader): string {
  const value = inputs.text('gitlab-url')
  const url = URL.canParse(value) ? new URL(value) : undefined
  if (value === '') {
    inputs.missing('gitlab-url', RIGHT_URL)
    return ''
  }
  if (url === undefined || !/^https?:\/\/[^/]/i.test(value)) {
    inputs.bad('gitlab-url', withoutSecretParts(value), RIGHT_URL)
    return ''
  }
  if (url.username !== '' || url.password !== '') {
    inputs.bad(
      'gitlab-url',
      withoutSecretParts(value),
      'it must not contain a user name or password; give the token in the input token',
    )
  } else if (url.search !== '' || url.hash !== '') {
    inputs.bad('gitlab-url', withoutSecretParts(value), `${RIGHT_URL}, without anything after ? or #`)
  }
  return (
    url.origin +
    url.pathname
      .replace(/\/+$/, '')
      .replace(/\/api\/v4$/, '')
      .replace(/\/+$/, '')
  )
}

/** An address without what may be a password or a token in it: everything before an `@` and after a `?` or `#`. */
function withoutSecretParts(value: string): string {
  return value.replace(/[?#].*$/s, '?***').replace(/^([a-z+.-]*:?\/\/)?.*@/is, '$1***@')
}

/** Warns of an address over which the token travels in the clear: plain http to anywhere but this machine. */
export function warnOfInsecureUrl({ gitlabUrl }: Connection): void {
  const { protocol, hostname } = new URL(gitlabUrl)
  if (protocol !== 'http:' || /^(localhost|.*\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname)) return
  log.warning(`gitlab-url begins with http://, so the token is sent to ${gitlabUrl} unencrypted. Use https://.`)
}

const RIGHT_PROJECT = "it must be the project's numeric id, or its full path such as group/app"

/** A group's or project's part of a path [GitLab, Gitlab::PathRegex]. */
const PATH_PART = /^[a-zA-Z0-9_.][a-zA-Z0-9_.-]*$/

function readProject(inputs: InputReader): string {
  const value = inputs.text('project')
  if (value === '') inputs.missing('project', RIGHT_PROJECT)
  else if (!/^[1-9]\d*$/.test(value) && !isProjectPath(value))
    inputs.bad('project', withoutSecretParts(value), RIGHT_PROJECT)
  return value
}

function isProjectPath(value: string): boolean {
  const parts = value.split('/')
  return parts.length > 1 && parts.every((part) => PATH_PART.test(part) && !/^\.{1,2}$|\.(git|atom)$/.test(part))
}
