import { explain } from '../gitlab/explain.js'
import { persistently } from '../gitlab/patience.js'
import { asTrouble } from '../gitlab/trouble.js'
import type { Status } from '../gitlab/vocabulary.js'
import { log } from '../report/console.js'
import { shortened } from '../report/printable.js'
import type { Stage } from './stage.js'

/** GitLab's limit for the target URL and for the description of a commit status. */
const LONGEST_TEXT = 255

/** With `run-link`: shows on the commit in GitLab how the deployment stands, with a link to this run. */
export async function showRunOnCommit(stage: Stage, status: Status): Promise<void> {
  const { gitlab, tracking, runner } = stage
  if (!tracking.settings.runLink) return
  const { sha, ref, environment } = tracking.target
  const link = runner.runUrl === undefined || runner.runUrl.length > LONGEST_TEXT ? {} : { targetUrl: runner.runUrl }
  const about = {
    name: `deploy/${environment}`,
    ref,
    ...link,
    description: shortened(`Deployment to ${environment}`, LONGEST_TEXT),
  }
  const deadline = stage.deadline.within(stage.deadline.left() / 3)
  try {
    await persistently(deadline, () => gitlab.setCommitStatus(sha, status, about, deadline))
  } catch (error) {
    const trouble = asTrouble(error)
    // GitLab refuses a status that holds already.
    if (trouble.transition) return
    log.warning(
      `The link to this run is not shown on the commit in GitLab: ${await explain(gitlab, trouble, environment, deadline)}. The deployment itself is not affected.`,
    )
  }
}
