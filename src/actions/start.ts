import { TIME_TO_START } from '../budget.js'
import { readConnection, readToken, warnOfInsecureUrl } from '../inputs/connection.js'
import { InputReader, refused } from '../inputs/reader.js'
import { readSettings } from '../inputs/settings.js'
import { readWanted } from '../inputs/wanted.js'
import { startOrWait } from '../lifecycle/mirror.js'
import { newTracking } from '../lifecycle/new-tracking.js'
import { failForStart, MADE_UP_BY_FINISH, reportDeferred } from '../lifecycle/not-started.js'
import { isOff } from '../lifecycle/off.js'
import { targetOf } from '../lifecycle/same-target.js'
import { openStage } from '../lifecycle/stage.js'
import { writeSkippedOutputs, writeStartOutputs } from '../report/outputs.js'
import type { World } from '../world.js'

/** `start/`: records the start of a deployment, and hands out its id for a later step or job to finish it. */
export async function start(world: World): Promise<void> {
  const inputs = new InputReader()
  const token = readToken(inputs, world.env)
  if (isOff(token, world.env)) {
    writeSkippedOutputs()
    return
  }
  const connection = readConnection(inputs, token)
  const wanted = readWanted(inputs, world.env)
  const settings = readSettings(inputs)
  if (refused(inputs)) return
  warnOfInsecureUrl(connection)

  const tracking = newTracking(targetOf(connection, wanted), settings, world.clock)
  const stage = openStage(world, connection, tracking, { ms: TIME_TO_START, last: false })
  const trouble = await startOrWait(stage)
  if (trouble !== undefined && settings.onError === 'fail') return failForStart(stage, trouble)
  if (trouble !== undefined) await reportDeferred(stage, trouble, MADE_UP_BY_FINISH)
  writeStartOutputs(stage.tracking)
}
