import type { Mirror } from '../types.js'
import type { ProjectRecord } from './project.js'
import type { World } from './world.js'

export interface MirrorState {
  status: 'none' | 'scheduled' | 'started' | 'finished' | 'failed'
  lastUpdateAt: Date | null
}

/** Schedules a pull, which brings what it brings some time after the answer. */
export function pullMirror(world: World, project: ProjectRecord, mirror: Mirror): void {
  project.mirrorPulls += 1
  project.mirrorState.status = 'scheduled'
  void world.meanwhile(async () => {
    if (!(await world.instance.wait(mirror.arrivesAfter ?? 0))) return
    await mirror.onPull?.()
    project.mirrorState = { status: 'finished', lastUpdateAt: world.now() }
  })
}
