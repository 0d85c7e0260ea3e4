import type { DeploymentStatus, Project } from '../../../sandbox/gitlab/index.js'
import { at, essence, openBench, type Bench } from './support.js'

let bench: Bench
let project: Project

const moment = (minutes: number) => new Date(Date.UTC(2026, 0, 1, 0, minutes))
const iso = (minutes: number) => moment(minutes).toISOString()

// environment, status, created, updated (and finished, where it is final)
const seeds: [string, DeploymentStatus, number, number][] = [
  ['production', 'success', 1, 50],
  ['production', 'failed', 2, 40],
  ['staging', 'success', 3, 30],
  ['production', 'running', 4, 20],
  ['production', 'success', 5, 10],
  ['production', 'success', 6, 10],
]

beforeAll(async () => {
  bench = await openBench()
  project = bench.gitlab.createProject('group/app')
  for (const [environment, status, created, updated] of seeds) {
    const times = { createdAt: moment(created), updatedAt: moment(updated) }
    project.seedDeployment({ environment, status, sha: bench.sha, ...times })
  }
})
afterAll(() => bench.close())

const list = (query = '') => bench.send('GET', `/projects/${project.id}/deployments${query}`)
/** The numbers within the project, in the order of the answer. */
const iids = async (query: string) => {
  const { status, json } = await list(query)
  if (!Array.isArray(json)) return [status, json]
  return json.map((row: unknown) => at(row, 'iid'))
}

test.each([
  ['', [1, 2, 3, 4, 5, 6]],
  ['?sort=desc', [6, 5, 4, 3, 2, 1]],
  ['?environment=production', [1, 2, 4, 5, 6]],
  ['?environment=Production', []],
  ['?environment=', [1, 2, 3, 4, 5, 6]],
  ['?environment=nowhere', []],
  ['?status=success', [1, 3, 5, 6]],
  ['?status=running&environment=production', [4]],
  ['?status=blocked', []],
  ['?order_by=iid&sort=desc', [6, 5, 4, 3, 2, 1]],
  ['?order_by=created_at', [1, 2, 3, 4, 5, 6]],
  ['?order_by=updated_at', [5, 6, 4, 3, 2, 1]],
  ['?order_by=updated_at&sort=desc', [1, 2, 3, 4, 6, 5]],
  [`?order_by=updated_at&updated_after=${iso(30)}`, [3, 2, 1]],
  [`?order_by=updated_at&updated_before=${iso(30)}`, [5, 6, 4, 3]],
  [`?order_by=updated_at&updated_after=${iso(20)}&updated_before=${iso(40)}`, [4, 3, 2]],
  [`?order_by=finished_at&status=success&finished_after=${iso(30)}`, [3, 1]],
  [`?order_by=finished_at&status=success&finished_before=${iso(30)}`, [5, 6]],
  ['?order_by=finished_at&status=failed', [2]],
  ['?order_by=updated_at&updated_after=2026-01-01', [5, 6, 4, 3, 2, 1]],
  [`?order_by=updated_at&updated_after=${encodeURIComponent('2026-01-01T01:30:00+01:00')}`, [3, 2, 1]],
])('%s', async (query, expected) => {
  expect(await iids(query)).toEqual(expected)
})

test.each([
  [
    `?updated_after=${iso(1)}&finished_after=${iso(1)}`,
    'Both `updated_at` filter and `finished_at` filter can not be specified',
  ],
  [`?updated_after=${iso(1)}`, '`updated_at` filter requires `updated_at` sort'],
  [`?updated_before=${iso(1)}&order_by=id`, '`updated_at` filter requires `updated_at` sort'],
  [`?finished_after=${iso(1)}`, '`finished_at` filter requires `finished_at` sort.'],
  [
    '?order_by=finished_at',
    '`finished_at` sort requires `finished_at` filter or a filter with at least one of the finished statuses.',
  ],
  [
    '?order_by=finished_at&status=running',
    '`finished_at` sort requires `finished_at` filter or a filter with at least one of the finished statuses.',
  ],
  [
    `?order_by=finished_at&finished_after=${iso(1)}`,
    '`finished_at` filter must be combined with `success` status filter.',
  ],
  [
    `?order_by=finished_at&finished_after=${iso(1)}&status=failed`,
    '`finished_at` filter must be combined with `success` status filter.',
  ],
])('the finder refuses %s', async (query, text) => {
  expect(essence(await list(query))).toEqual([400, { message: `400 Bad request - ${text}` }])
})

test.each([
  ['?order_by=sha', 'order_by does not have a valid value'],
  ['?order_by=ref', 'order_by does not have a valid value'],
  ['?sort=up', 'sort does not have a valid value'],
  ['?status=done', 'status does not have a valid value'],
  ['?updated_after=yesterday', 'updated_after is invalid'],
  ['?updated_after=2026-13-01T00:00:00Z', 'updated_after is invalid'],
  ['?page=x&per_page=y', 'page is invalid, per_page is invalid'],
])('the parameters refuse %s', async (query, error) => {
  expect(essence(await list(query))).toEqual([400, { error }])
})

describe('pages', () => {
  const names = ['X-Total', 'X-Total-Pages', 'X-Page', 'X-Per-Page', 'X-Next-Page', 'X-Prev-Page']

  test.each([
    ['', [6, 1, 1, 20, '', ''], 6],
    ['?per_page=4', [6, 2, 1, 4, 2, ''], 4],
    ['?per_page=4&page=2', [6, 2, 2, 4, '', 1], 2],
    ['?per_page=2&page=2', [6, 3, 2, 2, 3, 1], 2],
    ['?per_page=4&page=3', [6, 2, 3, 4, '', ''], 0],
    ['?per_page=101', [6, 1, 1, 100, '', ''], 6],
    ['?page=0', [6, 1, 1, 20, '', ''], 6],
    ['?environment=nowhere', [0, 1, 1, 20, '', ''], 0],
  ])('%s', async (query, values, length) => {
    const { headers, json } = await list(query)
    expect(names.map((name) => headers.get(name))).toEqual(values.map(String))
    expect(json).toHaveLength(length)
  })

  test('are linked, with everything that was asked', async () => {
    const { headers } = await list('?per_page=2&page=2&environment=production')
    const address = (page: number) =>
      `<${bench.gitlab.url}/api/v4/projects/${project.id}/deployments?environment=production&id=${project.id}` +
      `&order_by=id&page=${page}&per_page=2&sort=asc>`
    expect(headers.get('link')).toBe(
      `${address(1)}; rel="prev", ${address(3)}; rel="next", ${address(1)}; rel="first", ${address(3)}; rel="last"`,
    )
  })
})

test('a list shows less than a single deployment', async () => {
  const { json } = await list('?per_page=1')
  const single = await bench.send('GET', `/projects/${project.id}/deployments/${String(at(json, '0.id'))}`)
  const extra = { approvals: [], approval_summary: { rules: [] } }
  expect({ ...Object(at(json, '0')), ...extra }).toEqual(single.json)
  expect(at(json, '0.approvals')).toBeUndefined()
})
