import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createBareRepository, createWorkRepository, git } from '../../../sandbox/git.js'

test('history can be made and pushed, whatever the configuration of the machine', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'git-'))
  process.env.GIT_DIR = join(folder, 'nowhere')
  const work = await createWorkRepository(join(folder, 'work'))
  const bare = join(folder, 'bare.git')
  createBareRepository(bare)
  const first = await work.head()
  const second = await work.commit('Second')
  await work.branch('topic', first)
  const third = await work.commit('Third')
  await work.switchTo('main')
  const merge = await work.merge('topic')
  await work.tag('light', { revision: first })
  await work.tag('heavy', { message: 'With a message' })
  await work.push(bare)
  delete process.env.GIT_DIR

  const parse = (revision: string) => git(bare, 'rev-parse', revision)
  expect(await parse('HEAD')).toBe(merge)
  expect([await parse('main^1'), await parse('main^2')]).toEqual([second, third])
  expect([await parse('light'), await parse('heavy^{commit}')]).toEqual([first, merge])
  expect(await git(bare, 'cat-file', '-t', 'heavy')).toBe('tag')
  expect(await git(bare, 'log', '-1', '--format=%an <%ae>')).toBe('Sandbox <sandbox@example.com>')
  rmSync(folder, { recursive: true, force: true })
})
