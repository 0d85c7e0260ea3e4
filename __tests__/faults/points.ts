import type { RequestKind } from '../../sandbox/gitlab/index.js'
import type { StageName } from '../../sandbox/runner/index.js'
import { ofJson } from './answers.js'
import type { Fault } from './fault.js'

/** What happens to a request before the fault's turn; undefined where nothing does. */
export type SetUp = (request: { kind: RequestKind; stage: StageName; nth: number }) => Fault['action'] | undefined

/** One request of one stage, and what has to happen for the stage to send it. */
export interface Point {
  name: string
  /** The request that the fault meets from this stage on. */
  kind: RequestKind
  stage: StageName
  inputs?: Readonly<Record<string, string>>
  setUp?: SetUp
  /** Nothing depends on the answer but a warning or a sentence in one. */
  optional?: boolean
}

export const ORDER: readonly StageName[] = ['pre', 'main', 'post']

const unreachable = { do: 'fail to connect', code: 'ECONNREFUSED' } as const
const notThere = { do: 'answer', ...ofJson(400, { message: { sha: ['The commit does not exist'] } }) } as const

/** The answer to the first creating request is lost; afterwards GitLab cannot be reached before `stage`. */
const lostBefore =
  (stage: StageName): SetUp =>
  (request) => {
    if (request.kind === 'create deployment' && request.stage === 'pre' && request.nth === 1)
      return { do: 'process and drop' }
    return ORDER.indexOf(request.stage) < ORDER.indexOf(stage) ? unreachable : undefined
  }

export const points: readonly Point[] = [
  { name: 'POST of the deployment, from pre on', kind: 'create deployment', stage: 'pre' },
  {
    name: 'POST of the deployment, from main on',
    kind: 'create deployment',
    stage: 'main',
    inputs: { 'start-at': 'main' },
  },
  {
    name: 'POST of the deployment in post',
    kind: 'create deployment',
    stage: 'post',
    setUp: ({ stage }) => (stage === 'post' ? undefined : unreachable),
  },
  { name: 'PUT of the final status', kind: 'update deployment', stage: 'post' },
  {
    name: 'PUT of the environment',
    kind: 'update environment',
    stage: 'post',
    inputs: { 'environment-url': 'https://app.example.com', 'environment-tier': 'production' },
    optional: true,
  },
  {
    name: 'GET of the list, from pre on',
    kind: 'list deployments',
    stage: 'pre',
    setUp: lostBefore('pre'),
  },
  { name: 'GET of the list, from main on', kind: 'list deployments', stage: 'main', setUp: lostBefore('main') },
  { name: 'GET of the list in post', kind: 'list deployments', stage: 'post', setUp: lostBefore('post') },
  {
    name: 'GET of the deployment',
    kind: 'show deployment',
    stage: 'post',
    setUp: ({ kind, nth }) => (kind === 'update deployment' && nth === 1 ? { do: 'process and drop' } : undefined),
  },
  {
    name: 'GET of the commit that a mirror has yet to bring',
    kind: 'show commit',
    stage: 'post',
    setUp: ({ kind, nth }) => (kind === 'create deployment' && nth <= 3 ? notThere : undefined),
  },
  {
    name: 'POST that asks for the mirror',
    kind: 'pull mirror',
    stage: 'pre',
    inputs: { 'pull-mirror': 'true' },
    setUp: ({ kind, nth }) => (kind === 'create deployment' && nth <= 3 ? notThere : undefined),
    optional: true,
  },
  { name: 'GET of the token, beside the final status', kind: 'show token', stage: 'post', optional: true },
  {
    name: 'GET of the project, for a diagnosis',
    kind: 'show project',
    stage: 'pre',
    setUp: ({ kind, nth }) =>
      kind === 'create deployment' && nth === 1
        ? { do: 'answer', ...ofJson(403, { message: '403 Forbidden' }) }
        : undefined,
    optional: true,
  },
]
