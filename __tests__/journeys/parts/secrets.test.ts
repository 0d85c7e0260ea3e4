import { deploymentStatus } from '../../support/deployment-status.js'
import { runPart, PARTS, type Part } from '../../support/parts.js'
import { fork } from '../../support/events.js'
import { messages } from '../../support/run.js'
import { useScenes, type Scene } from '../../support/scene.js'

const openScene = useScenes()

const inputs: Record<Part, Record<string, string>> = {
  ...{ start: {}, finish: { status: 'success' }, relay: {}, stop: {}, sweep: {}, check: {} },
}

function eventOf(scene: Scene, part: Part) {
  return part === 'relay' ? { event: deploymentStatus(scene, { state: 'success' }) } : {}
}

describe.each(PARTS)('%s/', (part) => {
  it.concurrent('shows the token nowhere, not even where GitLab answers with it', async () => {
    const scene = await openScene()
    const { token } = scene
    const body = JSON.stringify({ message: `no: ${token}\n::warning::${token}` })
    scene.gitlab.fault({ kind: 'any', times: Infinity, do: 'answer', status: 422, body })
    const run = await runPart(scene, part, { with: inputs[part], debug: true, ...eventOf(scene, part) })
    const [stage] = run.stages
    // The command that has the runner hide it is the one place where it has to stand.
    expect(stage?.stdout.replaceAll(`::add-mask::${token}`, '')).not.toContain(token)
    expect(run.log + run.summary + JSON.stringify([run.outputs, stage?.state, stage?.stderr])).not.toContain(token)
    expect(run.log).toContain('***')
    expect(run.annotations.every(({ title }) => title === 'GitLab deployment')).toBe(true)
    expect(run.annotations.length).toBeGreaterThan(0)
  })

  it.concurrent('takes the token from GITLAB_TOKEN, and hides it as well', async () => {
    const scene = await openScene()
    const run = await runPart(scene, part, {
      with: { ...inputs[part], token: '' },
      env: { GITLAB_TOKEN: scene.token },
      ...eventOf(scene, part),
    })
    expect(messages(run, 'error')).toEqual([])
    expect(scene.gitlab.requests.length).toBeGreaterThan(0)
    expect(run.stage('main').stdout).toContain(`::add-mask::${scene.token}`)
    expect(run.log).not.toContain(scene.token)
  })

  it.concurrent('is off where a run is given no secrets: a notice, and outputs that say so', async () => {
    const scene = await openScene()
    const event = part === 'relay' ? { ...eventOf(scene, part).event, actor: 'dependabot[bot]' } : fork(scene)
    const run = await runPart(scene, part, { with: { ...inputs[part], token: '', project: 'wrong' }, event })
    expect(messages(run, 'notice')).toEqual([
      expect.stringMatching(/^This deployment is not tracked in GitLab, because .* get no secrets, and so no token\.$/),
    ])
    expect(run.annotations).toHaveLength(1)
    expect(run.stage('main').exitCode).toBe(0)
    expect(scene.gitlab.requests).toEqual([])
    const outputs: Record<Part, object> = {
      start: { tracking: 'skipped' },
      finish: { tracking: 'skipped' },
      relay: { tracking: 'skipped' },
      stop: { result: 'skipped' },
      sweep: { found: '0', closed: '0' },
      check: { result: 'skipped' },
    }
    expect(run.outputs).toMatchObject(outputs[part])
  })
})
