import { readConnection, readToken, warnOfInsecureUrl } from '../../../src/inputs/connection.js'
import { inputsOf } from '../../support/inputs.js'
import { printedBy } from '../../support/printed.js'

const url = 'https://gitlab.example.com'

describe('the token', () => {
  it.each([
    ['the input', 'glpat-a', 'glpat-b', 'glpat-a'],
    ['the variable where there is no input', '', 'glpat-b', 'glpat-b'],
    ['the variable where the input is white space', ' \n', ' glpat-b\n', 'glpat-b'],
    ['none', '', '', ''],
  ])('is %s', (_, given, variable, token) => {
    const lines = printedBy(() => {
      expect(readToken(inputsOf({ token: given }), { GITLAB_TOKEN: variable })).toBe(token)
    })
    // Both are masked: the one that is not used is no less a secret.
    const secrets = [given, variable].map((text) => text.trim()).filter((text) => text !== '')
    expect(lines).toEqual(secrets.map((secret) => `::add-mask::${secret}`))
  })

  it.each(['a b', 'a\tb', 'é', 'a\u200b', '\u0000'])('may not be %j', (token) => {
    const inputs = inputsOf({ 'gitlab-url': url, project: 'group/app' })
    readConnection(inputs, token)
    expect(inputs.problems).toEqual([
      expect.stringMatching(/^token contains spaces or invalid characters \(it is not shown\)/),
    ])
    expect(inputs.problems[0]).not.toContain(token)
  })
})

describe('the project', () => {
  const problemsOf = (project: string) => {
    const inputs = inputsOf({ 'gitlab-url': url, project })
    readConnection(inputs, 'glpat-x')
    return inputs.problems
  }

  it.each(['1', '4711', 'group/app', 'group/sub/app', 'a_b/c.d-e', '_x/y', '.x/y', '1/2'])('may be %s', (project) => {
    expect(problemsOf(project)).toEqual([])
  })

  it.each([
    ...['', '0', '-1', '1.5', 'app', '/group/app', 'group/app/', 'group//app', 'group/..', './app', 'group/app.git'],
    ...['group/app.atom', 'group/-app', 'group/a p', 'group/äpp', 'group%2Fapp', 'https://x.example.com/group/app'],
  ])('may not be "%s"', (project) => {
    expect(problemsOf(project)).toEqual([expect.stringMatching(/^project is /)])
  })
})

describe('plain http', () => {
  const warnings = (gitlabUrl: string) =>
    printedBy(() => {
      warnOfInsecureUrl({ gitlabUrl, token: 'glpat-x', project: 'group/app' })
    })

  it.each([
    'http://127.0.0.1:8080',
    'http://127.9.9.9',
    'http://localhost',
    'http://x.localhost:1',
    'http://[::1]:80',
    url,
  ])('is fine for %s', (gitlabUrl) => {
    expect(warnings(gitlabUrl)).toEqual([])
  })

  it.each([
    'http://gitlab.example.com',
    'http://10.0.0.1',
    'http://localhost.example.com',
    'http://127.0.0.1.example.com',
  ])('is warned of for %s', (gitlabUrl) => {
    expect(warnings(gitlabUrl)).toEqual([
      expect.stringMatching(/^::warning title=GitLab deployment::gitlab-url begins/),
    ])
  })
})
