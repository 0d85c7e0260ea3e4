import fc from 'fast-check'
import { checkEnvironmentUrl, environmentUrlOf } from '../../../src/inputs/environment-url.js'
import { environmentNameProblem } from '../../../src/inputs/wanted.js'
import { nameErrors } from '../../../sandbox/gitlab/model/environment-name.js'
import { inputsOf } from '../../support/inputs.js'

describe('the name of an environment', () => {
  it.each(['production', 'review/feature-1', 'a b', '${x}', '.', 'a//b', '-app', 'e'.repeat(255)])(
    'may be "%s"',
    (name) => {
      expect(environmentNameProblem(name)).toBeUndefined()
    },
  )

  it.each(['/', '/a', 'a/', 'a:b', 'a@b', 'a#b', 'a+b', 'a,b', 'a*b', 'a\\b', 'a\nb', 'prodüktion', 'e'.repeat(256)])(
    'may not be "%s"',
    (name) => {
      expect(environmentNameProblem(name)).toMatch(/^GitLab allows /)
    },
  )

  it('is what GitLab takes', () => {
    const letters = fc.constantFrom(
      'a',
      'Z',
      '7',
      '/',
      '-',
      '_',
      '.',
      '$',
      '{',
      '}',
      ' ',
      ':',
      '@',
      '\n',
      'ü',
      '\t',
      '\\',
      '%',
    )
    fc.assert(
      fc.property(fc.string({ unit: letters, minLength: 1, maxLength: 6 }), (name) => {
        fc.pre(name.trim() !== '')
        expect(environmentNameProblem(name) === undefined).toBe(nameErrors(name).length === 0)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('the URL of an environment', () => {
  const problemsAhead = (value: string) => {
    const inputs = inputsOf({ 'environment-url': value })
    checkEnvironmentUrl(inputs)
    return inputs.problems
  }

  it('that is good ahead of the deployment is good at its end', () => {
    fc.assert(
      fc.property(fc.webUrl(), (url) => {
        fc.pre(url.length <= 255)
        expect(problemsAhead(url)).toEqual([])
        expect(environmentUrlOf(url)).toEqual({ url })
      }),
    )
  })

  it.each(['', 'https://', 'http:///path', '/path', 'https://:8080', '://x'])(
    '"%s" may lack what a later step tells',
    (value) => {
      expect(problemsAhead(value)).toEqual([])
      expect(environmentUrlOf(value).url).toBeUndefined()
    },
  )

  it.each([
    'app.example.com',
    'ftp://x.example.com',
    'javascript:alert(1)',
    'https://x y',
    `https://x.example.com/${'a'.repeat(255)}`,
  ])('"%s" is a mistake at any time', (value) => {
    expect(problemsAhead(value)).toHaveLength(1)
    expect(environmentUrlOf(value).problem).toBeDefined()
    expect(environmentUrlOf(value).url).toBeUndefined()
  })
})
