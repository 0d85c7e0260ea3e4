/**
 * How long things may take, in milliseconds: what must add up stands here together. All that a stage does shares the time
 * of the stage (see `Deadline`).
 */

/** A stage before the deployment, which must not be held up: pre, main and `start/`. */
export const TIME_TO_START = 20_000

/** Recording the end of a deployment, with everything that belongs to it: post, and the actions without a later stage. */
export const TIME_TO_FINISH = 120_000

/** Post where the job was cancelled: runners end what takes much longer. */
export const TIME_AFTER_A_CANCEL = 40_000

/** One of the deployments that `sweep/` closes, so that one which cannot be closed does not take the time of all others. */
export const TIME_TO_CLOSE_ONE = 30_000

/** All questions of `check/`: a person waits for the answers. */
export const TIME_TO_CHECK = 30_000

/** One request, whatever is left. */
export const LONGEST_REQUEST = 10_000

/** Too little for a request that creates something. */
export const LEAST_FOR_ONE_REQUEST = 1_000

/**
 * Too little for a request that creates something, where no later stage comes: without a final status it would stay
 * `running` for ever.
 */
export const LEAST_WITH_FINAL_STATUS = 15_000

/** Looking once more for a commit when the wait for it is over. */
export const TIME_FOR_A_LAST_LOOK = 2_000

/** Finding the cause of a trouble, which must not hold up what comes after. */
export const TIME_FOR_A_DIAGNOSIS = 5_000
