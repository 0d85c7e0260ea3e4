import type { ChildProcess } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { startGitLab, type FaultOrder } from '../../../sandbox/gitlab/index.js'
import { ELSEWHERE } from '../answers.js'
import { isKill, type Fault } from '../fault.js'
import type { Point } from '../points.js'
import { parsePrinted } from '../virtual/printed.js'
import { runBuilt, seed, type BuiltRun } from './run.js'

/** What a run came to, as far as it is the same on virtual and on real time. */
export interface Outcome {
  held: string[]
  exitCodes: string[]
  /** Levels of the annotations, for each stage. */
  annotations: string[]
}

/** One fault that the built action meets over a real socket. */
export interface BuiltCell {
  point: Point
  fault: Fault
  times: number
  inputs?: Readonly<Record<string, string>>
}

export interface BuiltResult extends Outcome {
  problems: string[]
  ms: Record<string, number>
}

/** Faults that have to come first for the request of a point to be sent at all. */
const before: Readonly<Record<string, FaultOrder>> = {
  'list deployments': { kind: 'create deployment', do: 'process and drop' },
  'show deployment': { kind: 'update deployment', do: 'process and drop' },
}

export async function runBuiltCell({ point, fault, times, inputs }: BuiltCell): Promise<BuiltResult> {
  const gitlab = await startGitLab()
  const elsewhere = await listenElsewhere()
  try {
    const { ours, strangers } = seed(gitlab)
    const untouched = strangers()
    const first = before[point.kind]
    if (first !== undefined) gitlab.fault(first)
    const order = orderOf({ point, fault, times }, elsewhere.url)
    gitlab.fault(order)
    const token = gitlab.createToken()
    let killed = 0
    const run = await runBuilt({
      gitlabUrl: gitlab.url,
      token,
      inputs: { ...point.inputs, ...inputs },
      onProcess: ({ child, kill }) => {
        if (!isKill(fault) || killed >= times) return
        void sentBy(child, gitlab, point, fault).then((sent) => {
          if (!sent) return
          killed += 1
          kill()
        })
      },
    })
    const problems = secretsIn(run, token)
    if (elsewhere.asked() > 0) problems.push('followed a redirect')
    if (strangers() !== untouched) problems.push(`somebody else's deployment is changed: ${strangers()}`)
    return { ...outcomeOf(run), held: ours().sort(), problems, ms: timesOf(run) }
  } finally {
    await gitlab.close()
    await elsewhere.close()
  }
}

function orderOf({ point, fault: { action }, times }: BuiltCell, elsewhere: string): FaultOrder {
  const target = { kind: point.kind, times }
  switch (action.do) {
    case 'kill':
      return action.after ? { ...target, do: 'process late', ms: 0 } : { ...target, do: 'hang' }
    case 'answer': {
      const location = action.headers?.location?.replace(ELSEWHERE, elsewhere)
      return { ...target, ...action, ...(location === undefined ? {} : { headers: { ...action.headers, location } }) }
    }
    case 'ask to wait':
    case 'fail to connect':
    case 'be refused by the proxy':
    case 'delete the record':
      throw new Error(`${action.do} is not for an embedded GitLab that listens`)
    default:
      return { ...target, ...action }
  }
}

/**
 * Whether a stage sends a request of the kind: true once it is with GitLab, or, for a kill afterwards, once GitLab has
 * dealt with it; false where the stage ends without one. However slow the machine is, it is waited for.
 */
async function sentBy(
  child: ChildProcess,
  { requests }: { requests: readonly { kind: string; processed: boolean }[] },
  { kind }: Point,
  { action }: Fault,
): Promise<boolean> {
  const after = action.do === 'kill' && action.after
  const seen = requests.length
  while (child.exitCode === null && child.signalCode === null) {
    if (requests.slice(seen).some((request) => request.kind === kind && (request.processed || !after))) return true
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  return false
}

export function outcomeOf({ stages }: BuiltRun): Omit<Outcome, 'held'> {
  const executed = stages.filter(({ executed: done }) => done)
  return {
    exitCodes: executed.map(({ stage, exitCode }) => `${stage} ${exitCode ?? 'killed'}`),
    annotations: executed
      .filter(({ annotations }) => annotations.length > 0)
      .map(({ stage, annotations }) => `${stage} ${annotations.map(({ level }) => level).join(', ')}`),
  }
}

function timesOf({ stages }: BuiltRun): Record<string, number> {
  return Object.fromEntries(stages.map(({ stage, durationMs }) => [stage, durationMs]))
}

/** Where the token, or a command of somebody else's, got to. */
export function secretsIn({ stages }: BuiltRun, token: string): string[] {
  const problems: string[] = []
  for (const { stage, stdout, stderr, state, outputs, summary, annotations } of stages) {
    const shown = stdout.replaceAll(`::add-mask::${token}`, '')
    const all = { stdout: shown, stderr, state, outputs, summary, annotations }
    for (const [name, value] of Object.entries(all))
      if (JSON.stringify(value).includes(token)) problems.push(`the token is in ${name} of ${stage}`)
    for (const line of parsePrinted(stdout).foreign) problems.push(`a command of somebody else's: ${line}`)
    if (Object.values({ ...state, ...outputs }).some((value) => value === 'INJECTED')) problems.push('injected')
  }
  return problems
}

async function listenElsewhere() {
  let asked = 0
  const server = createServer((_, response) => {
    asked += 1
    response.end('{}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = addressOf(server.address())
  return {
    url: `http://127.0.0.1:${port}`,
    asked: () => asked,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => {
          resolve()
        })
        server.closeAllConnections()
      }),
  }
}

export function addressOf(address: AddressInfo | string | null): AddressInfo {
  if (address === null || typeof address === 'string') throw new Error('The server listens on no port')
  return address
}
