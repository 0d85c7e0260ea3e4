import type { FaultAction } from '../../sandbox/gitlab/http/fault-order.js'
import { HOSTILE, HUGE, ofJson, page, redirect } from './answers.js'
import { connections, slowOnes, waits } from './faults-of-time.js'
import type { Fault, LocalFault } from './fault.js'

type Named = readonly [name: string, action: FaultAction | LocalFault]

const answer = (canned: Omit<Extract<FaultAction, { do: 'answer' }>, 'do'>): FaultAction => ({
  do: 'answer',
  ...canned,
})
const processed = (canned: Omit<Extract<FaultAction, { do: 'answer' }>, 'do'>): FaultAction => ({
  do: 'process and answer',
  ...canned,
})
const invalidToken = (words: string) => ofJson(401, { error: 'invalid_token', error_description: words })
const badJson = { status: 200, headers: { 'content-type': 'application/json' }, body: '{"id": 41, "iid"' }
const otherDeployment = {
  ...{ id: 3, iid: 3, ref: 'main', sha: 'f'.repeat(40), status: 'running', created_at: '2026-01-05T12:00:00.000Z' },
  environment: { id: 9, name: 'somewhere' },
}

/** What GitLab says no to. Asked again at once it would say the same, so each stage asks once. */
const refused: Named[] = [
  ['401, the token is unknown', answer(ofJson(401, { message: '401 Unauthorized' }))],
  ['401, the token has expired', answer(invalidToken('Token is expired. You can either do re-authorization or …'))],
  ['401, the token was revoked', answer(invalidToken('Token was revoked. You have to re-authorize from the user.'))],
  ['403, no permission', answer(ofJson(403, { message: '403 Forbidden' }))],
  ['403, the scope is too small', answer(ofJson(403, { error: 'insufficient_scope', scope: 'api read_api' }))],
  ['403, the account is blocked', answer(ofJson(403, { message: '403 Forbidden - Your account has been blocked.' }))],
  [
    '403, a CI job owns the deployment',
    answer(ofJson(403, { message: '403 Forbidden - Deployments created using GitLab CI can not be updated …' })),
  ],
  ['404, no such project', answer(ofJson(404, { message: '404 Project Not Found' }))],
  ['404, no such route', answer(ofJson(404, { error: '404 Not Found' }))],
  ['404, an HTML page', answer(page(404, 'Not found'))],
  [
    '405, the project has moved',
    answer(ofJson(405, { message: 'Non GET methods are not allowed for moved projects' })),
  ],
  ['400, a bad name', answer(ofJson(400, { message: { name: ['can contain only letters'] } }))],
  ['400, a bad parameter', answer(ofJson(400, { error: 'tag is invalid' }))],
  ['400, an HTML page', answer(page(400, 'Bad request'))],
  ['400 with workflow commands in its words', answer(ofJson(400, { message: HOSTILE }))],
  ...[301, 302, 307, 308].map((status): Named => [`${status} to another origin`, answer(redirect(status))]),
]

const lags: Fault[] = [
  {
    name: '400, the commit is not there yet',
    action: answer(ofJson(400, { message: { sha: ['The commit does not exist'] } })),
  },
  {
    name: '400, the branch is not there yet',
    action: answer(ofJson(400, { message: { ref: ['The branch or tag does not exist'] } })),
  },
].map((fault): Fault => ({ ...fault, passing: true, lag: true, only: ['create deployment'] }))

/** What may pass, and what nobody can tell the end of. */
const serverTrouble: Named[] = [
  ['408', answer(page(408, 'Request Time-out'))],
  ['409, a resource lock', answer(ofJson(409, { message: '409 Conflict: Resource lock' }))],
  ['500', answer(ofJson(500, { message: '500 Internal Server Error' }))],
  ['500 with workflow commands in its words', answer(ofJson(500, { message: HOSTILE }))],
  ['502, an HTML page', answer(page(502, 'Bad gateway'))],
  ['503, an HTML page', answer(page(503, 'Unavailable'))],
  ['504, an HTML page', answer(page(504, 'Gateway time-out'))],
  ['reset before it was processed', { do: 'drop' } as const],
]
const serverTroubleAfterwards: Named[] = [
  ['500 after it was processed', processed(ofJson(500, { message: '500 Internal Server Error' }))],
  ['502 after it was processed', processed(page(502, 'Bad gateway'))],
  ['504 after it was processed', processed(page(504, 'Gateway time-out'))],
  ['reset after it was processed', { do: 'process and drop' } as const],
  ['half an answer', { do: 'half answer' } as const],
]
const strangeAnswers: Named[] = [
  ['200, an HTML page', answer(page(200, 'Sign in'))],
  ['200, broken JSON', answer(badJson)],
  ['200, another shape', answer(ofJson(200, { message: 'welcome' }))],
  ['200, another deployment', answer(ofJson(200, otherDeployment))],
  ['200, 5 MB', answer(HUGE)],
]
const strangeAnswersAfterwards: Named[] = [
  ['200, an HTML page, after it was processed', processed(page(200, 'Sign in'))],
  ['200, broken JSON, after it was processed', processed(badJson)],
  ['200, null, after it was processed', processed(ofJson(200, null))],
  ['200, another shape, after it was processed', processed(ofJson(200, { message: 'welcome' }))],
  ['200, 5 MB, after it was processed', processed(HUGE)],
]
const others: Fault[] = [
  {
    name: '400, “cannot transition”, and it has not',
    action: answer(ofJson(400, { message: { status: ['cannot transition via "succeed"'] } })),
    passing: true,
    only: ['update deployment'],
  },
  {
    name: '404, the record was deleted',
    action: { do: 'delete the record' },
    passing: false,
    only: ['update deployment', 'show deployment'],
  },
  {
    name: 'reset, and processed 2 s later',
    action: { do: 'drop', processAfter: 2_000 },
    passing: true,
    only: ['create deployment'],
  },
  {
    name: '502, and processed 2 s later',
    action: { do: 'answer', ...page(502, 'Bad gateway'), processAfter: 2_000 },
    passing: true,
    only: ['create deployment'],
  },
  {
    name: '504, and processed 7 s later',
    action: { do: 'answer', ...page(504, 'Gateway time-out'), processAfter: 7_000 },
    passing: true,
    only: ['create deployment'],
  },
  { name: 'the stage is killed before it was processed', action: { do: 'kill', after: false }, passing: true },
  { name: 'the stage is killed after it was processed', action: { do: 'kill', after: true }, passing: true },
]

function family(name: string, members: readonly Named[], passing: boolean): Fault[] {
  return members.map(([each, action]) => ({ name: each, action, passing, family: name }))
}

export const faults: readonly Fault[] = [
  ...family('refused', refused, false),
  ...lags,
  ...family('trouble on the server', serverTrouble, true),
  ...family('trouble after it was processed', serverTroubleAfterwards, true),
  ...family('a strange answer', strangeAnswers, true),
  ...family('a strange answer after it was processed', strangeAnswersAfterwards, true),
  ...waits,
  ...slowOnes,
  ...connections,
  ...others,
]
