import { essence, openBench, type Bench } from './support.js'

const unknown = { sha: 'f'.repeat(40), ref: 'nowhere' }
const noCommit = 'The commit does not exist'
const noRef = 'The branch or tag does not exist'
const badName =
  "can contain only letters, digits, '-', '_', '/', '$', '{', '}', '.', and spaces, but it cannot start or end with '/'"

describe.each(['17.11.2', '16.11.10'])('GitLab %s', (version) => {
  let bench: Bench
  beforeAll(async () => {
    bench = await openBench({ version })
    await bench.work.push(bench.gitlab.createProject('group/app').repository)
  })
  afterAll(() => bench.close())
  const old = version.startsWith('16')
  const post = (change: object) =>
    bench.send('POST', '/projects/group%2Fapp/deployments', {
      body: { environment: 'e', sha: bench.sha, ref: 'main', tag: false, status: 'running', ...change },
    })

  test('says of missing parameters that they are missing, not that they are empty', async () => {
    expect(essence(await bench.send('POST', '/projects/1/deployments', { body: {} }))).toEqual([
      400,
      {
        error:
          'environment is missing, sha is missing, ref is missing, tag is missing, status is missing, ' +
          'status does not have a valid value',
      },
    ])
  })

  test('leaves blank ones to the models', async () => {
    expect(essence(await post({ environment: '' }))).toEqual([400, { message: { name: ["can't be blank", badName] } }])
    expect(essence(await post({ sha: '' }))).toEqual([400, { message: { sha: ["can't be blank", noCommit] } }])
    const ref = old ? ["can't be blank", noRef] : [noRef]
    expect(essence(await post({ ref: '' }))).toEqual([400, { message: { ref } }])
  })

  test('looks for the ref', async () => {
    const both = old ? { sha: [noCommit], ref: [noRef] } : { ref: [noRef] }
    expect(essence(await post({ environment: 'trace', ...unknown }))).toEqual([400, { message: both }])
    const { json } = await bench.send('GET', '/projects/group%2Fapp/environments?name=trace')
    expect(json).toHaveLength(old ? 1 : 0)
  })

  test('lets a Reporter know less', async () => {
    const token = bench.gitlab.createToken({ role: 'guest' })
    const body = { status: 'success' }
    const reply = await bench.send('PUT', '/projects/group%2Fapp/deployments/1', { token, body })
    expect(reply.status).toBe(old ? 403 : 404)
  })

  test('sorts by ref, or no longer', async () => {
    expect((await bench.send('GET', '/projects/group%2Fapp/deployments?order_by=ref')).status).toBe(old ? 200 : 400)
  })
})
