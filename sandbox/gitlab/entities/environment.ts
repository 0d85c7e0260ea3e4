import type { EnvironmentRecord } from '../model/environment.js'
import type { ProjectRecord } from '../model/project.js'
import type { World } from '../model/world.js'
import { deployment, environmentBasic } from './deployment.js'
import { projectBasic } from './project.js'

type Json = Readonly<Record<string, unknown>>

/** Entities::Environment, as it is shown in lists and after a change. */
export function environmentInList(world: World, project: ProjectRecord, environment: EnvironmentRecord): Json {
  return {
    ...environmentBasic(environment),
    tier: environment.tier,
    project: projectBasic(world, project),
    ...rest(environment),
  }
}

/** The same when asked for by id: without the project, with the last success, which lacks the environment. */
export function environmentDetail(world: World, project: ProjectRecord, environment: EnvironmentRecord): Json {
  const last = project.lastSuccess(environment)
  const shown = last === undefined ? null : { ...deployment(world, last), environment: undefined }
  return { ...environmentBasic(environment), tier: environment.tier, last_deployment: shown, ...rest(environment) }
}

function rest(environment: EnvironmentRecord): Json {
  return {
    state: environment.state,
    auto_stop_at: null,
    cluster_agent: null,
    kubernetes_namespace: null,
    flux_resource_path: null,
    description: environment.description,
    auto_stop_setting: environment.autoStopSetting,
  }
}
