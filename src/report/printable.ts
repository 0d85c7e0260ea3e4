const secrets = new Set<string>()

/** From now on `secret` is replaced by `***` in everything that goes through `printable`. */
export function neverPrint(secret: string): void {
  if (secret !== '') secrets.add(secret)
}

/** Control characters, line ends of every kind, and the marks that turn the direction of text around. */
const unprintable = /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu

/**
 * Text as it may stand in a log: on one line, without secrets, and with nothing in it that a runner takes for a
 * workflow command. Runners read `::name::` at the start of a line, and GitHub's also the older `##[name]` anywhere in
 * one [actions/runner, ActionCommand.cs]; text from a server or an input must not be able to give such commands.
 */
export function printable(text: string): string {
  let line = text
  for (const secret of secrets) line = line.replaceAll(secret, '***')
  // What stands before the host of an URL may be somebody's password, as in a mirror's address.
  line = line.replace(/(?<=:\/\/)[^/\s]+(?=@)/g, '***')
  return line
    .replace(unprintable, ' ')
    .replace(/:(?=:[a-z])/gi, ': ')
    .replace(/##(?=\[)/g, '## ')
    .trim()
}

/**
 * The same for the message of a workflow command. act takes the last `::` of a line for the end of the command, and would
 * cut off what stands before it [seen on act 0.2.89]; so there is none, not even in an IPv6 address.
 */
export function printableInCommand(text: string): string {
  return printable(text).replace(/:(?=:)/g, ': ')
}

/** The first `length` characters of a text, with an ellipsis where something was cut off. */
export function shortened(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`
}
