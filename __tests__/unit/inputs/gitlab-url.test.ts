import fc from 'fast-check'
import { readConnection } from '../../../src/inputs/connection.js'
import { inputsOf } from '../../support/inputs.js'

function read(gitlabUrl: string) {
  const inputs = inputsOf({ 'gitlab-url': gitlabUrl, project: 'group/app' })
  const { gitlabUrl: url } = readConnection(inputs, 'glpat-x')
  return { url, problems: inputs.problems }
}

const host = fc.stringMatching(/^[a-z][a-z0-9]{0,8}(\.[a-z][a-z0-9]{0,8}){0,2}(:[1-9]\d{3})?$/)
const origin = fc.tuple(fc.constantFrom('https', 'http'), host).map(([scheme, name]) => `${scheme}://${name}`)
/** Where GitLab lives under its host; a part of a path may not be one that `.git` or the API would end with. */
const place = fc
  .array(fc.stringMatching(/^[a-z][a-z0-9_-]{0,8}$/), { maxLength: 3 })
  .map((parts) => parts.map((part) => `/${part}`).join(''))
const ending = fc.constantFrom('', '/', '//', '/api/v4', '/api/v4/')

it('gives GitLab itself, whatever is at the end of the address', () => {
  fc.assert(
    fc.property(origin, place, ending, (base, path, end) => {
      expect(read(`${base}${path}${end}`)).toEqual({ url: new URL(base).origin + path, problems: [] })
    }),
  )
})

it('is as good read twice as once', () => {
  fc.assert(
    fc.property(origin, place, ending, (base, path, end) => {
      const { url } = read(`${base}${path}${end}`)
      expect(read(url).url).toBe(url)
    }),
  )
})

it('is refused with a user name or a password in it, and shows neither', () => {
  const secret = fc
    .stringMatching(/^[A-Za-z0-9._~!$&'()*+,;=@%-]{6,20}$/)
    .filter((text) => !/%(?![0-9A-Fa-f]{2})/.test(text))
  fc.assert(
    fc.property(host, secret, fc.constantFrom('user:', '', ':'), (name, password, user) => {
      const { problems } = read(`https://${user}${password}@${name}/`)
      expect(problems).toHaveLength(1)
      expect(problems[0]).not.toContain(password)
      expect(problems[0]).toMatch(/^gitlab-url is "/)
    }),
  )
})

it('shows nothing that may be a secret of what is no address at all', () => {
  fc.assert(
    fc.property(fc.string(), fc.stringMatching(/^[a-z0-9]{12}$/), (before, secret) => {
      fc.pre(!/[?#]/.test(before))
      for (const problem of read(`${before}${secret}@x y`).problems) expect(problem).not.toContain(secret)
    }),
  )
})

it('never throws, and is either read or refused', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.webUrl(), fc.webUrl({ withQueryParameters: true, withFragments: true })),
      (text) => {
        const { url, problems } = read(text)
        if (problems.length === 0) {
          expect(new URL(url).href.replace(/\/$/, '')).toBe(url)
          expect(url).toMatch(/^https?:\/\/[^?#]+[^/]$/)
          expect([new URL(url).username, new URL(url).password]).toEqual(['', ''])
        } else {
          expect(problems).toHaveLength(1)
          expect(problems[0]).toMatch(/^gitlab-url /)
        }
      },
    ),
    { numRuns: 500 },
  )
})

it.each([
  ['https://host/group/app', 'https://host'],
  ['https://host/Group/App/', 'https://host'],
  ['https://host/gitlab/group/app', 'https://host/gitlab'],
])('%s, which ends in the path of the project, is refused with the advice to leave that out', (given, right) => {
  const shown = given.replace(/\/$/, '')
  expect(read(given).problems).toEqual([`gitlab-url is "${shown}": leave out the project's path, and give ${right}`])
})

it('may end in what only resembles the path of the project', () => {
  for (const url of ['https://host/app', 'https://host/group/app-2', 'https://host/subgroup/app'])
    expect(read(url)).toEqual({ url, problems: [] })
})
