import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { nodeOfVersion } from './node-version.js'

/**
 * Runs the tests: all of them with the Node.js that runs this script, and then, once more, those that start the built
 * action, with the other version it must run on. Arguments go to jest and make it a single run.
 */
const root = path.resolve(import.meta.dirname, '..')
const jest = [
  '--experimental-vm-modules',
  '--disable-warning=ExperimentalWarning',
  path.join(root, 'node_modules/jest/bin/jest.js'),
]
const chosen = process.argv.slice(2)

function run(title: string, files: string[], env: NodeJS.ProcessEnv = {}): boolean {
  console.log(`\n${title}`)
  return (
    spawnSync(process.execPath, [...jest, ...files], { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } })
      .status === 0
  )
}

const ours = process.versions.node.split('.')[0] ?? ''
const other = ours === '20' ? '24' : '20'
const passed =
  chosen.length > 0
    ? [run(`The chosen tests, with Node.js ${ours}`, chosen)]
    : [
        run(`All tests, with Node.js ${ours}`, []),
        run(`The built action once more, with Node.js ${other}`, ['__tests__/journeys'], {
          ACTION_NODE: nodeOfVersion(other),
        }),
      ]
if (passed.includes(false)) process.exitCode = 1
