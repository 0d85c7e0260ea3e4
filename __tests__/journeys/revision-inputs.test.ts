import { useScenes } from '../support/scene.js'

const openScene = useScenes()

describe('the inputs sha, ref and tag', () => {
  it.concurrent('stand over the event', async () => {
    const scene = await openScene()
    const { earlier } = scene.history
    await scene.run({ profile: 'github', with: { sha: earlier.toUpperCase(), ref: 'feature' } })
    expect(scene.held()).toMatchObject([{ sha: earlier, ref: 'feature', tag: false }])
  })

  it.concurrent.each([
    ['refs/heads/feature', 'feature', false],
    ['refs/tags/v1.2.0', 'v1.2.0', true],
    ['v1.2.0', 'v1.2.0', false],
  ])('ref: %s is %s, tag %s', async (given, ref, tag) => {
    const scene = await openScene()
    await scene.run({ profile: 'github', with: { ref: given } })
    expect(scene.held()).toMatchObject([{ ref, tag }])
  })

  it.concurrent.each([
    ['true', 'v1.2.0', true],
    ['false', 'refs/tags/v1.2.0', false],
  ])('tag: %s stands over ref: %s', async (given, ref, tag) => {
    const scene = await openScene()
    await scene.run({ profile: 'github', with: { ref, tag: given } })
    expect(scene.held()).toMatchObject([{ ref: 'v1.2.0', tag }])
  })

  it.concurrent('the same ref as the event keeps what the event tells of it', async () => {
    const scene = await openScene()
    await scene.run({ profile: 'github', event: { ref: 'refs/tags/v1.2.0' }, with: { ref: 'v1.2.0' } })
    expect(scene.held()).toMatchObject([{ ref: 'v1.2.0', tag: true }])
  })
})
