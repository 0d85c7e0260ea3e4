import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { nodeOfVersion } from './node-version.js'

/**
 * Runs the tests: all of them with the Node.js that runs this script, and then, once more, those that start the built
 * action, with the other version it must run on. Arguments go to jest and make it a single run. Where JEST_RESULTS names
 * a folder, each run leaves its numbers in a file there.
 */
const root = path.resolve(import.meta.dirname, '..')
const jest = [
  '--experimental-vm-modules',
  '--disable-warning=ExperimentalWarning',
  path.join(root, 'node_modules/jest/bin/jest.js'),
]
const chosen = process.argv.slice(2)
const results = process.env.JEST_RESULTS
let runs = 0

function run(title: string, files: string[], env: NodeJS.ProcessEnv = {}): boolean {
  console.log(`\n${title}`)
  runs += 1
  const noted = results === undefined ? [] : ['--json', `--outputFile=${path.join(results, `jest-${runs}.json`)}`]
  return (
    spawnSync(process.execPath, [...jest, ...files, ...noted], {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, ...env },
    }).status === 0
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
