import { isSameTarget } from '../../../src/lifecycle/same-target.js'

const target = {
  gitlabUrl: 'https://gitlab.example.com',
  project: 'group/app',
  environment: 'production',
  sha: 'a'.repeat(40),
  ref: 'main',
  tag: false,
}

it('is the same deployment where all that names it is the same', () => {
  expect(isSameTarget(target, { ...target })).toBe(true)
})

it.each<[string, Partial<typeof target>]>([
  ['gitlabUrl', { gitlabUrl: 'https://gitlab.example.com/gitlab' }],
  ['project', { project: 'group/App' }],
  ['environment', { environment: 'Production' }],
  ['sha', { sha: 'b'.repeat(40) }],
  ['ref', { ref: 'main2' }],
  ['tag', { tag: true }],
])('is another one where %s differs', (_, change) => {
  expect(isSameTarget(target, { ...target, ...change })).toBe(false)
})
