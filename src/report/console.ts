import * as core from '@actions/core'
import { neverPrint, printable, printableInCommand } from './printable.js'

const properties = { title: 'GitLab deployment' }

/**
 * Everything this action prints goes through here, so that nothing secret and no workflow command of somebody else's
 * can reach the log.
 */
export const log = {
  /** A plain line. */
  info(message: string): void {
    core.info(printable(message))
  },
  /** A line that only shows with the runner's debug logging on. */
  debug(message: string): void {
    core.debug(printableInCommand(message))
  },
  notice(message: string): void {
    core.notice(printableInCommand(message), properties)
  },
  warning(message: string): void {
    core.warning(printableInCommand(message), properties)
  },
  /** Trouble with GitLab: a warning, or an error that fails the stage where `on-error` says so. */
  trouble(onError: 'warn' | 'fail', message: string): void {
    if (onError === 'fail') log.failure(message)
    else log.warning(message)
  },
  /** Reports an error and makes the stage fail. */
  failure(message: string): void {
    process.exitCode = core.ExitCode.Failure
    core.error(printableInCommand(message), properties)
  },
}

/**
 * Lets the stage go on where nobody reads what it prints any more, because the runner has died: GitLab can still be told the
 * truth, and nobody would hear of the broken pipe.
 */
export function outliveReaders(): void {
  process.stdout.on('error', () => undefined)
}

/** Tells the runner and this process never to show `secret`. A mask lasts for one stage only, so every stage calls it. */
export function mask(secret: string): void {
  if (secret === '') return
  core.setSecret(secret)
  neverPrint(secret)
}
