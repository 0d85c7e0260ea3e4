import fc from 'fast-check'
import { nameErrors } from '../../../sandbox/gitlab/model/environment-name.js'
import { externalUrlErrors } from '../../../sandbox/gitlab/model/external-url.js'
import { slugFor } from '../../../sandbox/gitlab/model/slug.js'
import { guessTier } from '../../../sandbox/gitlab/model/tier.js'
import type { Tier } from '../../../sandbox/gitlab/index.js'

describe('the tier guessed from a name', () => {
  const table: [Tier, string[]][] = [
    ['production', ['production', 'prod', 'prd', 'Prod', 'live', 'prod-eu', 'production/eu', 'product', 'delivery']],
    ['staging', ['preprod', 'nonprod', 'prod-demo', 'staging', 'stg', 'model', 'modl', 'PRE']],
    ['testing', ['print', 'internal', 'production-int', 'live-test', 'tst', 'acceptance', 'acpt', 'QA', 'quality']],
    ['development', ['preview', 'dev', 'review/feature-1', 'trunk', 'Development', 'devtest']],
    ['other', ['main', 'canary', 'uat', 'github-pages', '']],
  ]
  test.each(table.flatMap(([tier, names]) => names.map((name) => [name, tier])))('%p is %s', (name, tier) => {
    expect(guessTier(name)).toBe(tier)
  })
})

describe('the slug made from a name', () => {
  // The suffixes were worked out with another language's SHA-256 and big numbers.
  test.each([
    ['production', 'production'],
    ['staging-1', 'staging-1'],
    ['a-', 'a'],
    ['Production', 'production-iis43c'],
    ['review/feature', 'review-feature-3v0q3s'],
    ['1st', 'env-1st-sru2wu'],
    ['a--b', 'a-b-m3ql0o'],
    ['-x', 'env-x-f5r59i'],
    ['a-name-of-twenty-four-xx', 'a-name-of-twenty-four-xx'],
    ['a-name-of-twenty-five-xxx', 'a-name-of-twenty-r4cq5d'],
    ['seventeen-letters-and-more', 'seventeen-letters-rphd89'],
  ])('%p', (name, slug) => {
    expect(slugFor(name)).toBe(slug)
  })

  test('is a safe label, whatever the name', () => {
    const allowed = fc.stringMatching(/^[a-zA-Z0-9_${}. -][a-zA-Z0-9_/${}. -]{0,40}[a-zA-Z0-9_${}. -]$/)
    fc.assert(
      fc.property(allowed, (name) => {
        expect(nameErrors(name).filter((error) => error !== "can't be blank")).toEqual([])
        expect(slugFor(name)).toMatch(/^[a-z](?:[a-z0-9-]{0,22}[a-z0-9])?$/)
        expect(slugFor(name)).not.toContain('--')
      }),
    )
  })

  test('tells names apart that differ only in what it drops', () => {
    expect(slugFor('a/b')).not.toBe(slugFor('a b'))
    expect(slugFor('Prod')).not.toBe(slugFor('PROD'))
  })
})

describe('an external URL', () => {
  test.each([
    ['https://example.com/a?b#c', []],
    ['http://[::1]:8080/', []],
    ['http://user:word@example.com', []],
    ['example.com', []],
    ['ftp://example.com', []],
    ['', []],
    ['javascript:alert(1)', ['javascript scheme is not allowed']],
    ['JavaScript:alert(1)', ['javascript scheme is not allowed']],
    ['data:text/html,x', ['data scheme is not allowed']],
    ['vbscript:x', ['vbscript scheme is not allowed']],
    ['http://', ['URI is invalid']],
    ['http://example.com:port/', ['URI is invalid']],
    ['https://ex ample.com/', ['URI is invalid']],
    ['1http://example.com', ['URI is invalid']],
    [`https://example.com/${'a'.repeat(235)}`, []],
    [`https://example.com/${'a'.repeat(236)}`, ['is too long (maximum is 255 characters)']],
  ])('%s', (url, errors) => {
    expect(externalUrlErrors(url)).toEqual(errors)
  })
})
