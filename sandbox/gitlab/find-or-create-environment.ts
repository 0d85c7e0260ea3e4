import { invalidRecord } from './answer.js'
import type { EnvironmentRecord } from './model/environment.js'
import { nameErrors } from './model/environment-name.js'
import { externalUrlErrors } from './model/external-url.js'
import type { ProjectRecord } from './model/project.js'
import { slugFor } from './model/slug.js'

/** `find_or_create_by_name`: the name is compared exactly, case included. */
export function findOrCreateEnvironment(project: ProjectRecord, name: string): EnvironmentRecord {
  const found = project.findEnvironment(name)
  if (found !== undefined) return found
  validateNewEnvironment(project, name, null)
  return project.addEnvironment(name)
}

/** The validations of a new row of app/models/environment.rb. */
export function validateNewEnvironment(project: ProjectRecord, name: string, externalUrl: string | null): void {
  const taken = 'has already been taken'
  refuse({
    name: project.findEnvironment(name) === undefined ? nameErrors(name) : [taken],
    // The slug is made from the name, so that the same name means the same slug, which must be unique too.
    slug: project.environments.some(({ slug }) => slug === slugFor(name)) ? [taken] : [],
    external_url: externalUrlErrors(externalUrl),
  })
}

/** Answers 400 with the fields that have errors, if any has. */
export function refuse(errors: Readonly<Record<string, readonly string[]>>): void {
  const real = Object.entries(errors).filter(([, texts]) => texts.length > 0)
  if (real.length > 0) throw invalidRecord(Object.fromEntries(real))
}
