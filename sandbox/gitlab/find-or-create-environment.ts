import { invalidRecord } from './answer.js'
import type { EnvironmentRecord } from './model/environment.js'
import { nameErrors } from './model/environment-name.js'
import type { ProjectRecord } from './model/project.js'

/** `find_or_create_by_name`: the name is compared exactly, case included. */
export function findOrCreateEnvironment(project: ProjectRecord, name: string): EnvironmentRecord {
  const found = project.findEnvironment(name)
  if (found !== undefined) return found
  const errors = nameErrors(name)
  if (errors.length > 0) throw invalidRecord({ name: errors })
  return project.addEnvironment(name)
}
