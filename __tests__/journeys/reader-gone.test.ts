import { spawn } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { useScenes } from '../support/scene.js'

const openScene = useScenes()
const node = process.env.ACTION_NODE ?? process.execPath
const dist = path.join(import.meta.dirname, '../../dist')

it.concurrent(
  'a stage whose runner has died, so that nobody reads what it prints, still records, and ends',
  async () => {
    const scene = await openScene()
    // What is printed meets a pipe that is closed by then.
    scene.gitlab.fault({ kind: 'create deployment', do: 'delay', ms: 500 })
    const folder = mkdtempSync(path.join(tmpdir(), 'reader-gone-'))
    const file = (name: string): string => {
      writeFileSync(path.join(folder, name), '')
      return path.join(folder, name)
    }
    const child = spawn(node, [path.join(dist, 'start.js')], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        'INPUT_GITLAB-URL': scene.gitlab.url,
        INPUT_TOKEN: scene.token,
        INPUT_PROJECT: scene.project.path,
        INPUT_ENVIRONMENT: 'production',
        GITHUB_EVENT_NAME: 'push',
        GITHUB_SHA: scene.history.tip,
        GITHUB_REF: 'refs/heads/main',
        GITHUB_REF_NAME: 'main',
        GITHUB_STATE: file('state'),
        GITHUB_OUTPUT: file('output'),
        GITHUB_STEP_SUMMARY: file('summary'),
      },
    })
    child.stdout.destroy()
    child.stderr.destroy()
    const ended = new Promise((resolve) => child.once('exit', resolve))
    expect(await ended).toBe(0)
    expect(scene.held()).toMatchObject([{ history: 'running' }])
  },
)
