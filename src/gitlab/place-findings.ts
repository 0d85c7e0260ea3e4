import type { Deadline } from '../deadline.js'
import type { GitLab } from './api.js'
import { bad, fine, roleIn, unknown, type Finding } from './diagnosis.js'
import { persistently } from './patience.js'
import type { Project } from './shapes.js'
import { asTrouble, Trouble } from './trouble.js'
import type { Wanted } from './vocabulary.js'

/** What can be said of the environment, commit and ref that a deployment would name, and of what brings the commits. */
export async function placeFindings(
  gitlab: GitLab,
  project: Project,
  wanted: Wanted,
  { deadline, explained }: { deadline: Deadline; explained: boolean },
): Promise<Finding[]> {
  const { environment, sha, ref, tag } = wanted
  return Promise.all([
    environmentFinding(gitlab, environment, deadline, explained),
    protectionFinding(gitlab, project, environment, deadline),
    revisionFinding(gitlab, 'commit', { revision: sha, name: `the commit ${sha}` }, deadline, explained),
    revisionFinding(
      gitlab,
      'ref',
      { revision: ref, name: `the ${tag ? 'tag' : 'branch'} ${ref}` },
      deadline,
      explained,
    ),
    mirrorFinding(gitlab, project, deadline),
  ])
}

/** Asks, with patience; gives the answer or the trouble. */
async function ask<Answer>(deadline: Deadline, request: () => Promise<Answer>): Promise<Answer | Trouble> {
  return persistently(deadline, request).catch(asTrouble)
}

/**
 * What may not even be read may not be deployed to, for a reason that may be explained already; other trouble says nothing.
 */
function forbiddenOrUnknown(subject: string, { facts, message }: Trouble, explained: boolean): Finding {
  if (facts.status !== 403 || explained) return unknown(subject, message)
  return bad(
    subject,
    `${message}. The token needs the role Developer, and the project Repository, CI/CD and Environments switched on`,
  )
}

async function environmentFinding(
  gitlab: GitLab,
  name: string,
  deadline: Deadline,
  explained: boolean,
): Promise<Finding> {
  const found = await ask(deadline, () => gitlab.findEnvironment(name, deadline))
  if (found instanceof Trouble) return forbiddenOrUnknown('environment', found, explained)
  if (found === undefined) return fine('environment', `${name} does not exist yet; the first deployment creates it`)
  return fine('environment', `${name} is ${found.state ?? 'there'}, tier ${found.tier ?? 'unknown'}`)
}

async function protectionFinding(gitlab: GitLab, project: Project, name: string, deadline: Deadline): Promise<Finding> {
  const subject = 'protected environment'
  const found = await ask(deadline, () => gitlab.showProtection(name, deadline))
  if (!(found instanceof Trouble)) {
    const role = roleIn(project)
    const allowed = found.deploy_access_levels.some(
      ({ access_level: level, user_id: user, group_id: group }) =>
        user == null && group == null && level != null && level <= role,
    )
    if (allowed) return fine(subject, `${name} is protected, and the role of this token may deploy to it`)
    return unknown(
      subject,
      `${name} is protected, and its rules name people or groups. Check under Settings > CI/CD > Protected environments that the user of this token is among them`,
    )
  }
  if (found.facts.status === 404) return fine(subject, `${name} is not protected`)
  return onlyForMaintainers(subject, `whether ${name} is protected`, found)
}

/** What could not be asked: because of the role of the token, or because of trouble that is told as it is. */
function onlyForMaintainers(subject: string, what: string, { facts, message }: Trouble): Finding {
  return unknown(subject, facts.status === 403 ? `only a Maintainer's token can see ${what}` : message)
}

async function revisionFinding(
  gitlab: GitLab,
  subject: string,
  { revision, name }: { revision: string; name: string },
  deadline: Deadline,
  explained: boolean,
): Promise<Finding> {
  const found = await ask(deadline, () => gitlab.showCommit(revision, deadline))
  if (!(found instanceof Trouble)) return fine(subject, `GitLab knows ${revision}`)
  if (!found.missing) return forbiddenOrUnknown(subject, found, explained)
  return bad(subject, `GitLab does not have ${name}. Push it to GitLab, or check the mirror`)
}

async function mirrorFinding(gitlab: GitLab, { mirror }: Project, deadline: Deadline): Promise<Finding> {
  if (mirror == null) return unknown('mirror', 'GitLab does not say whether the project is a mirror')
  if (!mirror) return fine('mirror', 'the project is not a pull mirror')
  const found = await ask(deadline, () => gitlab.showMirror(deadline))
  if (found instanceof Trouble) return onlyForMaintainers('mirror', 'how the mirror is doing', found)
  const { update_status: status, last_error: error } = found
  if (status === 'failed' || (error ?? '') !== '')
    return bad(
      'mirror',
      `the last update of the mirror failed (${error ?? 'no reason given'}). Fix it under Settings > Repository > Mirroring repositories`,
    )
  return fine('mirror', `its last update is ${status ?? 'unknown'}`)
}
