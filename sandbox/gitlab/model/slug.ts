import { createHash } from 'node:crypto'

const longest = 24
const suffixLength = 6

/** lib/gitlab/slug/environment.rb: a name that is safe as a host name's label. */
export function slugFor(name: string): string {
  let slug = name.toLowerCase().replace(/[^a-z0-9]/g, '-')
  if (!/^[a-z]/.test(slug)) slug = `env-${slug}`
  slug = slug.replace(/-+/g, '-')
  if (slug.length <= longest && slug === name) return slug.replace(/-$/, '')
  // A name that had to be changed gets a suffix, so that two of them cannot come out the same.
  const room = longest - suffixLength - 1
  const kept = slug.slice(0, room)
  return `${kept.endsWith('-') ? kept : `${kept}-`}${suffixFor(name)}`
}

function suffixFor(name: string): string {
  const digest = BigInt(`0x${createHash('sha256').update(name).digest('hex')}`)
  return digest.toString(36).slice(-suffixLength)
}
