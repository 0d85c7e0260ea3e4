import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Endpoint } from '../endpoint.js'
import { parseBody } from '../grape/body.js'
import type { World } from '../model/world.js'
import { processRequest, type Incoming } from '../process.js'
import type { FaultAction } from './fault-order.js'
import type { Faults } from './faults.js'
import type { RequestKind } from './kinds.js'
import { render, renderCanned, send, sendHalf, type Rendered } from './render.js'
import type { OpenEntry } from './request-log.js'
import type { Throttle } from './throttle.js'
import type { Timers } from './timers.js'

/** What all requests of a server have to do with. */
export interface Desk {
  readonly world: World
  readonly faults: Faults
  readonly timers: Timers
  readonly throttle: Throttle | null
  readonly latency: Partial<Record<RequestKind | 'any', number>>
  readonly log: OpenEntry[]
  readonly switchOff: (ms: number | undefined) => Promise<void>
}

/** A request that was routed. */
export interface Routed {
  readonly endpoint: Endpoint | null
  readonly parts: Readonly<Record<string, string>>
  /** As it was sent, without the query. */
  readonly url: string
  /** Below `/api/v4`, still encoded. */
  readonly path: string
  readonly query: string
  readonly api: Incoming['api']
}

/** Takes one request from its arrival to its answer, or to whatever a test ordered instead. */
export async function exchange(
  desk: Desk,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  routed: Routed,
): Promise<void> {
  const entry = open(desk, incoming, outgoing, routed)
  const bytes = await readAll(incoming)
  if (bytes === null) return
  const method = incoming.method ?? 'GET'
  const body = parseBody(method, incoming.headers['content-type'], bytes)
  entry.body = body.shown

  const fault = desk.faults.next(entry.kind) ?? { do: 'nothing' as const }
  const latency = desk.latency[entry.kind] ?? desk.latency.any ?? 0
  const process = async (): Promise<Rendered> => {
    const counted = desk.throttle?.count(incoming.headers)
    const refusal = counted?.refusal
    if (refusal !== null && refusal !== undefined) return render(refusal, desk.world.now())
    entry.processed = true
    const answer = await processRequest(desk.world, routed.endpoint, {
      ...routed,
      method,
      headers: incoming.headers,
      body,
    })
    return render({ ...answer, headers: { ...counted?.headers, ...answer.headers } }, desk.world.now())
  }
  const answer = (rendered: Rendered) => {
    if (entry.status === 'pending') entry.status = rendered.status
    send(outgoing, rendered)
  }
  if (!(await desk.timers.wait(latency))) return
  await act(desk, fault, outgoing, process, answer)
}

async function act(
  desk: Desk,
  fault: FaultAction | { do: 'nothing' },
  outgoing: ServerResponse,
  process: () => Promise<Rendered>,
  answer: (rendered: Rendered) => void,
): Promise<void> {
  switch (fault.do) {
    case 'nothing':
      answer(await process())
      break
    case 'answer':
      answer(renderCanned(fault, desk.world.now()))
      if (fault.processAfter !== undefined && (await desk.timers.wait(fault.processAfter))) await process()
      break
    case 'process and answer':
      await process()
      answer(renderCanned(fault, desk.world.now()))
      break
    case 'process and drop':
      await process()
      outgoing.socket?.destroy()
      break
    case 'drop':
      outgoing.socket?.destroy()
      if (fault.processAfter !== undefined && (await desk.timers.wait(fault.processAfter))) await process()
      break
    case 'delay':
      if (await desk.timers.wait(fault.ms)) answer(await process())
      break
    case 'process late':
      if (await desk.timers.wait(fault.ms)) await process()
      break
    case 'hang':
      break
    case 'half answer':
      sendHalf(outgoing, await process())
      break
    case 'switch off':
      if (fault.process === true) await process()
      await desk.switchOff(fault.ms)
      break
  }
}

function open(desk: Desk, incoming: IncomingMessage, outgoing: ServerResponse, routed: Routed): OpenEntry {
  const entry: OpenEntry = {
    at: Date.now(),
    method: incoming.method ?? 'GET',
    path: incoming.url ?? '',
    kind: routed.endpoint?.kind ?? 'unknown',
    headers: incoming.headers,
    body: undefined,
    status: 'pending',
    processed: false,
  }
  desk.log.push(entry)
  outgoing.on('close', () => {
    if (!outgoing.writableFinished) entry.status = 'dropped'
  })
  return entry
}

/** The whole body; null where the caller went away before its end. */
async function readAll(incoming: IncomingMessage): Promise<Buffer | null> {
  const chunks: Uint8Array[] = []
  try {
    for await (const chunk of incoming) if (chunk instanceof Uint8Array) chunks.push(chunk)
    return Buffer.concat(chunks)
  } catch {
    return null
  }
}
