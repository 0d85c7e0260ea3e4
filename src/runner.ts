/**
 * What the runner is and how it differs from the others. Everything this project knows of the peculiarities of runners
 * in their environment stands here. "Act family": nektos/act, Gitea's runner (built on act) and Forgejo's runner.
 */
export interface Runner {
  /**
   * True where post runs whenever pre has begun, even when main was skipped [actions/runner, source]. On the act family
   * post runs only after main [seen on act 0.2.89, Gitea's runner 3.1, Forgejo's runner 12].
   */
  postFollowsPre: boolean
  /** Gitea's own runner: evaluates a default `${{ job.status }}` once, at the start of the job, when it is `success`. */
  freezesDefaults: boolean
  /**
   * True inside a composite action on the act family: there `job.status` tells of the composite's own steps only, and the
   * outcome of the job cannot be known.
   */
  hidesJobStatus: boolean
  /** The page of this run, or undefined where the runner does not know its server's address. */
  runUrl: string | undefined
}

type Environment = Readonly<Record<string, string | undefined>>

/** Reads the runner's marks from its environment variables. */
export function runnerOf(env: Environment): Runner {
  const forgejo = isSet(env.FORGEJO_ACTIONS)
  const gitea = isSet(env.GITEA_ACTIONS) && !forgejo
  const actFamily = isSet(env.ACT) || gitea || forgejo
  return {
    postFollowsPre: !actFamily,
    freezesDefaults: gitea,
    // Empty at the top level at every stage on all three; on GitHub it is harmless.
    hidesJobStatus: actFamily && isSet(env.GITHUB_ACTION_PATH),
    runUrl: runUrl(env, gitea, forgejo),
  }
}

/**
 * The page of a run. Gitea 1.25 counts runs by number in its addresses and 1.26 by id; `by_index=1` makes the number
 * right on both. Forgejo counts by number.
 */
function runUrl(env: Environment, gitea: boolean, forgejo: boolean): string | undefined {
  const server = env.GITHUB_SERVER_URL ?? ''
  const run = gitea || forgejo ? env.GITHUB_RUN_NUMBER : env.GITHUB_RUN_ID
  // Gitea's and Forgejo's `exec` have `https://` or nothing for an address.
  if (!URL.canParse(server) || !isSet(run) || !isSet(env.GITHUB_REPOSITORY)) return undefined
  return `${server.replace(/\/+$/, '')}/${env.GITHUB_REPOSITORY}/actions/runs/${run}${gitea ? '?by_index=1' : ''}`
}

function isSet(value: string | undefined): value is string {
  return value !== undefined && value !== ''
}
