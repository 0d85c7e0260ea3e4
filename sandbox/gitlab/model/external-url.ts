// Gitlab::Utils::SanitizeNodeLink::UNSAFE_PROTOCOLS: anything else may stand there, be it no URL at all.
const unsafe = ['data', 'javascript', 'vbscript']

/** What app/models/environment.rb has against an external URL, in the order of its validations. */
export function externalUrlErrors(url: string | null): readonly string[] {
  if (url === null || url.trim() === '') return []
  const errors: string[] = []
  if (url.length > 255) errors.push('is too long (maximum is 255 characters)')
  const scheme = /^([^:/?#]+):/.exec(url)?.[1]?.toLowerCase()
  if (isUnparsable(url, scheme)) errors.push('URI is invalid')
  else if (scheme !== undefined && unsafe.includes(scheme)) errors.push(`${scheme} scheme is not allowed`)
  return errors
}

// Addressable::URI is lenient; these are what it raises InvalidURIError for.
function isUnparsable(url: string, scheme: string | undefined): boolean {
  if (scheme !== undefined && !/^[a-z][a-z0-9.+-]*$/.test(scheme)) return true
  const authority = /^[^:/?#]+:\/\/([^/?#]*)/.exec(url)?.[1]
  if (authority === undefined) return false
  const host = authority.replace(/^.*@/, '')
  const [, name = host, port] = /^(.*?)(?::([^:\]]*))?$/.exec(host) ?? []
  if (authority === '' && scheme !== 'file') return true
  if (port !== undefined && !/^\d*$/.test(port)) return true
  return /[\s<>"\\^`{|}]/.test(name)
}
