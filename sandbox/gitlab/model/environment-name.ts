// lib/gitlab/regex.rb, environment_name_regex. Ruby's `\z` is the very end, as `$` is here without the m flag.
const allowed = /^[a-zA-Z0-9_${}. -](?:[a-zA-Z0-9_/${}. -]*[a-zA-Z0-9_${}. -])?$/

const badCharacters =
  "can contain only letters, digits, '-', '_', '/', '$', '{', '}', '.', and spaces, " +
  "but it cannot start or end with '/'"

/** What Rails has against a name, in the order of the validations in app/models/environment.rb. */
export function nameErrors(name: string): readonly string[] {
  const errors: string[] = []
  if (name.trim() === '') errors.push("can't be blank")
  if (name.length > 255) errors.push('is too long (maximum is 255 characters)')
  if (!allowed.test(name)) errors.push(badCharacters)
  return errors
}
