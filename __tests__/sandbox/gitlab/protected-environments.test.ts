import { startGitLab, type Project } from '../../../sandbox/gitlab/index.js'
import { at, essence, openBench, sender, type Bench } from './support.js'

let bench: Bench
let project: Project

beforeAll(async () => {
  bench = await openBench()
  project = bench.gitlab.createProject('group/app')
})
afterAll(() => bench.close())

const show = (name: string, token = bench.token) =>
  bench.send('GET', `/projects/${project.id}/protected_environments/${encodeURIComponent(name)}`, { token })

test.each([
  ['developer', 30],
  ['maintainer', 40],
] as const)('protected for a %s', async (rule, level) => {
  project.protectEnvironment('production/eu', rule)
  expect(essence(await show('production/eu'))).toEqual([
    200,
    {
      name: 'production/eu',
      deploy_access_levels: [
        {
          id: 12,
          access_level: level,
          access_level_description: rule === 'developer' ? 'Developers + Maintainers' : 'Maintainers',
          user_id: null,
          group_id: null,
          group_inheritance_type: 0,
        },
      ],
      required_approval_count: 0,
      approval_rules: [],
    },
  ])
})

test('a rule for a group shows an access level that says nothing, and keeps a Maintainer out', async () => {
  project.protectEnvironment('guarded', 'another group')
  const rule = at((await show('guarded')).json, 'deploy_access_levels.0')
  expect(rule).toMatchObject({ access_level: 40, group_id: 9_899_826, user_id: null })
  const body = { environment: 'guarded', sha: bench.sha, ref: 'main', tag: false, status: 'running' }
  await bench.work.push(project.repository)
  expect((await bench.send('POST', `/projects/${project.id}/deployments`, { body })).status).toBe(403)
})

test('not protected, or not any more', async () => {
  const notFound = [404, { message: '404 Not found' }]
  expect(essence(await show('staging'))).toEqual(notFound)
  project.protectEnvironment('staging')
  expect((await show('staging')).status).toBe(200)
  project.unprotectEnvironment('staging')
  expect(essence(await show('staging'))).toEqual(notFound)
})

test('only a Maintainer may ask, whether it is protected or not', async () => {
  project.protectEnvironment('production', 'developer')
  const token = bench.gitlab.createToken({ role: 'developer' })
  for (const name of ['production', 'staging'])
    expect(essence(await show(name, token))).toEqual([403, { message: '403 Forbidden' }])
})

test('a project that the token does not see', async () => {
  const token = bench.gitlab.createToken({ role: 'none' })
  expect(essence(await show('production', token))).toEqual([404, { message: '404 Project Not Found' }])
})

test('the Community Edition has no such route', async () => {
  const gitlab = await startGitLab({ enterprise: false })
  const send = sender(gitlab, gitlab.createToken({ role: 'maintainer' }))
  const { id } = gitlab.createProject('a/b')
  const reply = await send('GET', `/projects/${id}/protected_environments/production`)
  expect(essence(reply)).toEqual([404, { error: '404 Not Found' }])
  await gitlab.close()
})
