import fc from 'fast-check'
import { isRefName, isSha, revisionOf, shortRef } from '../../src/revision.js'

const sha = 'a'.repeat(40)
const other = 'b'.repeat(40)
const push = { eventName: 'push', payload: {}, sha, ref: 'refs/heads/main' }

/** Names that git itself accepts for branches, some of them odd. */
const refName = fc
  .array(fc.stringMatching(/^[a-zA-Z0-9_#%&+=@()!$'",;<>|`{}é-][a-zA-Z0-9_.-]{0,8}$/), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.join('/'))
  .filter((name) => !/\.\.|@\{|\.$|\.lock(\/|$)|^-|^refs\/|^@$|\.\//.test(name))

describe('a push', () => {
  it.each(['refs/heads/', 'refs/tags/'])('of %s<name> gives that name back', (prefix) => {
    fc.assert(
      fc.property(refName, (name) => {
        const env = { GITHUB_REF_NAME: name }
        expect(revisionOf({ ...push, ref: `${prefix}${name}` }, env)).toEqual({
          sha,
          ref: name,
          tag: prefix.includes('tags'),
        })
        // The same without the variable, which not every runner sets.
        expect(revisionOf({ ...push, ref: `${prefix}${name}` }, {})).toEqual({
          sha,
          ref: name,
          tag: prefix.includes('tags'),
        })
      }),
    )
  })

  it('of a tag that only GITHUB_REF_TYPE tells', () => {
    expect(revisionOf({ ...push, ref: 'v1' }, { GITHUB_REF_NAME: 'v1', GITHUB_REF_TYPE: 'tag' })).toMatchObject({
      tag: true,
    })
  })

  it('of anything else under refs/ tells no ref that GitLab could know', () => {
    expect(revisionOf({ ...push, ref: 'refs/pull/7/merge' }, { GITHUB_REF_NAME: '7/merge' })).toEqual({ sha })
  })
})

describe('a pull request', () => {
  const request = (values: object) => ({
    pull_request: { number: 7, head: { sha: other, ref: 'feature' }, base: { ref: 'main' }, ...values },
  })

  it.each([
    ['on GitHub', 'refs/pull/7/merge', { GITHUB_REF_NAME: '7/merge', GITHUB_REF_TYPE: 'branch' }],
    ['on act', 'refs/pull/7/merge', { GITHUB_REF_NAME: '7/merge', GITHUB_REF_TYPE: '' }],
    ['on Gitea', 'refs/pull/7/head', { GITHUB_REF_NAME: '7', GITHUB_REF_TYPE: '' }],
  ])('is its head %s', (_, ref, env) => {
    const event = { eventName: 'pull_request', payload: request({ merged: false, merge_commit_sha: sha }), sha, ref }
    expect(revisionOf(event, env)).toEqual({ sha: other, ref: 'feature', tag: false })
  })

  it('is what it was merged into, once it was', () => {
    const merge = 'c'.repeat(40)
    const payload = request({ merged: true, merge_commit_sha: merge })
    // Gitea's ref is a bare sha then.
    const event = { eventName: 'pull_request', payload, sha: merge, ref: merge }
    const env = { GITHUB_REF_NAME: merge, GITHUB_REF_TYPE: 'commit' }
    expect(revisionOf(event, env)).toEqual({ sha: merge, ref: 'main', tag: false })
  })

  it.each([{}, { pull_request: { number: 7 } }, { pull_request: { number: 7, head: { sha } } }])(
    'that has no head is not guessed: %j',
    (payload) => {
      expect(revisionOf({ eventName: 'pull_request', payload, sha, ref: 'refs/pull/7/merge' }, {})).toEqual({})
    },
  )

  it('_target is the base, whatever the head', () => {
    const event = { eventName: 'pull_request_target', payload: request({}), sha, ref: 'refs/heads/main' }
    expect(revisionOf(event, {})).toEqual({ sha, ref: 'main', tag: false })
    expect(revisionOf({ ...event, payload: {} }, { GITHUB_BASE_REF: 'release' })).toMatchObject({ ref: 'release' })
  })
})

it.each(['workflow_run', 'deployment', 'deployment_status'])('%s without its payload is not guessed', (eventName) => {
  expect(revisionOf({ ...push, eventName }, { GITHUB_REF_NAME: 'main' })).toEqual({})
})

describe('a short ref', () => {
  it('never begins with what was taken away, and keeps everything else', () => {
    fc.assert(
      fc.property(fc.constantFrom('refs/heads/', 'refs/tags/', ''), refName, (prefix, name) => {
        expect(shortRef(`${prefix}${name}`)).toEqual({
          ref: name,
          tag: prefix === '' ? undefined : prefix === 'refs/tags/',
        })
      }),
    )
  })

  it('of a branch whose own name looks like a ref loses one prefix only', () => {
    expect(shortRef('refs/heads/refs/heads/x')).toEqual({ ref: 'refs/heads/x', tag: false })
  })
})

describe('a sha', () => {
  const hex = (length: number) =>
    fc.string({ unit: fc.constantFrom(...'0123456789abcdefABCDEF'.split('')), minLength: length, maxLength: length })

  it('has 40 or 64 hex digits', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 80 }).chain((length) => hex(length)),
        (text) => {
          expect(isSha(text)).toBe(text.length === 40 || text.length === 64)
        },
      ),
    )
  })

  it.each([`${sha}\n`, ` ${sha}`, `g${sha.slice(1)}`, ''])('is not %j', (text) => {
    expect(isSha(text)).toBe(false)
  })
})

describe('the name of a branch or tag', () => {
  it('is what git accepts', () => {
    fc.assert(
      fc.property(refName, (name) => {
        expect(isRefName(name)).toBe(true)
      }),
    )
  })

  it.each([
    ...[
      '',
      '@',
      '-x',
      '/x',
      'x/',
      'x//y',
      '.x',
      'x/.y',
      'x.lock',
      'x.lock/y',
      'x.',
      'x..y',
      'x@{y',
      'refs/pull/7/merge',
    ],
    ...['x y', 'x~y', 'x^y', 'x:y', 'x?y', 'x*y', 'x[y', 'x\\y', 'x\ny', 'x\u0000y', 'x\u007fy', 'x\u0085y'],
  ])('is not %j', (name) => {
    expect(isRefName(name)).toBe(false)
  })
})
