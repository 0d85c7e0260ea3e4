import fc from 'fast-check'
import { wordsOf } from '../../../src/gitlab/words.js'

it.each([
  ['{"message":"403 Forbidden"}', '403 Forbidden', []],
  ['{"message":{"sha":["The commit does not exist"]}}', 'sha: The commit does not exist', ['sha']],
  ['{"message":{"sha":["a","b"],"ref":"c"}}', 'sha: a, b; ref: c', ['sha', 'ref']],
  ['{"error":"invalid_token","error_description":"Token was revoked."}', 'invalid_token: Token was revoked.', []],
  ['{"error":"404 Not Found"}', '404 Not Found', []],
  ['Retry later\n', 'Retry later', []],
  // A page is for people with a browser.
  ['<!DOCTYPE html><title>502</title>', '', []],
  ['  <html>', '', []],
  ['', '', []],
])('%s', (body, text, fields) => {
  expect(wordsOf(body)).toEqual({ text, fields })
})

it('is one short line, whatever the body is', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ maxLength: 1000 }), fc.json()), (body) => {
      const { text } = wordsOf(body)
      expect(text.length).toBeLessThanOrEqual(300)
      expect(text).not.toMatch(/\p{Cc}/u)
    }),
  )
})
