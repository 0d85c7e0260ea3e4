import { explain } from '../gitlab/explain.js'
import { persistently } from '../gitlab/patience.js'
import { asTrouble, type Trouble } from '../gitlab/trouble.js'
import type { Status } from '../gitlab/vocabulary.js'
import { log } from '../report/console.js'
import { shortened } from '../report/printable.js'
import type { Target } from '../state.js'
import { remember, type Stage } from './stage.js'

/** GitLab's limit for the target URL and for the description of a commit status. */
const LONGEST_TEXT = 255

/** With `run-link`: shows on the commit in GitLab how the deployment stands. What is wrong with that is said once. */
export async function showRunOnCommit(stage: Stage, status: Status): Promise<void> {
  const { tracking, gitlab, deadline } = stage
  if (!tracking.settings.runLink) return
  const trouble = await linkToRun(stage, tracking.target, status)
  if (trouble === undefined || tracking.linkWarned) return
  remember(stage, { linkWarned: true })
  log.warning(
    `Could not ${trouble.facts.doubt === true ? 'confirm' : 'add'} the link to this run on the commit in GitLab: ${await explain(gitlab, trouble, undefined, deadline)}. The deployment itself is not affected.`,
  )
}

/** Sets the status of the commit, with a link to this run; gives the trouble there was. */
export async function linkToRun(
  { gitlab, runner: { runUrl }, deadline: whole }: Pick<Stage, 'gitlab' | 'runner' | 'deadline'>,
  { sha, ref, environment }: Target,
  status: Status,
): Promise<Trouble | undefined> {
  const about = {
    name: `deploy/${environment}`,
    ref,
    ...(runUrl === undefined || runUrl.length > LONGEST_TEXT ? {} : { targetUrl: runUrl }),
    description: shortened(`Deployment to ${environment}`, LONGEST_TEXT),
  }
  const deadline = whole.within(whole.left() / 3)
  try {
    await persistently(deadline, () => gitlab.setCommitStatus(sha, status, about, deadline))
    return undefined
  } catch (error) {
    const trouble = asTrouble(error)
    // GitLab refuses a status that holds already.
    return trouble.transition ? undefined : trouble
  }
}
