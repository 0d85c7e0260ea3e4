import * as v from 'valibot'
import { wrongShape } from './refusal.js'

const id = v.pipe(v.number(), v.integer(), v.minValue(1))
const text = v.optional(v.nullable(v.string()))

const moment = v.pipe(
  v.string(),
  v.check((value) => !Number.isNaN(Date.parse(value))),
)

const environmentReference = v.object({ id, name: v.string(), slug: text, external_url: text })

const deployment = v.object({
  id,
  iid: id,
  ref: v.string(),
  sha: v.string(),
  status: v.string(),
  created_at: moment,
  updated_at: v.optional(v.nullable(moment)),
  environment: environmentReference,
  /** The GitLab CI job that owns the deployment; null for one that came through the API. */
  deployable: v.optional(v.unknown()),
})
const environment = v.object({ id, name: v.string(), slug: text, external_url: text, state: text, tier: text })
const commit = v.object({ id: v.pipe(v.string(), v.regex(/^([0-9a-f]{40}|[0-9a-f]{64})$/i)) })
const token = v.object({
  name: text,
  scopes: v.array(v.string()),
  expires_at: text,
  revoked: v.optional(v.boolean()),
  active: v.optional(v.boolean()),
})
const access = v.optional(v.nullable(v.object({ access_level: v.number() })))
const project = v.object({
  id,
  path_with_namespace: v.string(),
  archived: v.optional(v.boolean()),
  mirror: v.optional(v.nullable(v.boolean())),
  builds_access_level: text,
  repository_access_level: text,
  environments_access_level: text,
  permissions: v.optional(v.nullable(v.object({ project_access: access, group_access: access }))),
})
const mirror = v.object({ update_status: text, last_error: text })

const protection = v.object({
  deploy_access_levels: v.array(
    v.object({
      access_level: v.nullish(v.number()),
      /** Whom a rule names; its access level counts for nothing then, though GitLab gives one. */
      user_id: v.nullish(v.number()),
      group_id: v.nullish(v.number()),
    }),
  ),
})

export type Deployment = v.InferOutput<typeof deployment>
export type Environment = v.InferOutput<typeof environment>
export type Token = v.InferOutput<typeof token>
export type Project = v.InferOutput<typeof project>
export type Protection = v.InferOutput<typeof protection>
export type Mirror = v.InferOutput<typeof mirror>

/** Makes a check out of a schema: gives the answer back with its type, or throws `Trouble` of the kind `unreadable`. */
function checked<S extends v.GenericSchema>(schema: S, what: string): (answer: unknown) => v.InferOutput<S> {
  return (answer) => {
    const result = v.safeParse(schema, answer)
    if (!result.success) throw wrongShape(what)
    return result.output
  }
}

export const asDeployment = checked(deployment, 'a deployment')
export const asDeployments = checked(v.array(deployment), 'a list of deployments')
export const asEnvironment = checked(environment, 'an environment')
export const asEnvironments = checked(v.array(environment), 'a list of environments')
export const asCommit = checked(commit, 'a commit')
export const asToken = checked(token, 'a token')
export const asProject = checked(project, 'a project')
export const asMirror = checked(mirror, 'a mirror')
export const asProtection = checked(protection, 'a protected environment')
