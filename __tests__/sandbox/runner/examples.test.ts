import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { runWorkflow, type ProfileName } from '../../../sandbox/runner/index.js'
import { sha } from './support.js'

const examples = join(import.meta.dirname, '..', '..', '..', 'examples')
const probe = join(import.meta.dirname, 'fixtures', 'actions', 'probe')

const folder = mkdtempSync(join(tmpdir(), 'examples-'))

beforeAll(() => {
  const programs = join(folder, 'bin')
  mkdirSync(programs)
  const write = (file: string, line: string) => {
    writeFileSync(file, `#!/bin/sh\n${line}\n`)
    chmodSync(file, 0o755)
  }
  write(join(folder, 'deploy.sh'), 'echo "deploying $*"; echo "url=https://$1.example.com" >> "$GITHUB_OUTPUT"')
  write(join(programs, 'git'), 'echo "git $1"')
})

afterAll(() => {
  rmSync(folder, { recursive: true })
})

function profileOf(example: string): ProfileName {
  return (['gitea', 'forgejo'] as const).find((name) => example.startsWith(name)) ?? 'github'
}

/** Those with the action before the step that deploys; the others are run in the journeys of the parts. */
const withOneStep = readdirSync(examples).filter((example) =>
  /^ {2}push:[^]*OWNER\/gitlab-deployment@v1$/m.test(readFileSync(join(examples, example), 'utf8')),
)

describe('every example with the action as one step', () => {
  test.each(withOneStep)('%s deploys between the start and the end of its record', async (example) => {
    const result = await runWorkflow({
      workflow: join(examples, example),
      profile: profileOf(example),
      event: { name: 'push', sha, ref: example.startsWith('tag') ? 'refs/tags/v1' : 'refs/heads/main' },
      repository: { name: 'me/app', folder },
      actions: { 'OWNER/gitlab-deployment': probe },
      secrets: { GITLAB_TOKEN: 'secret', GITLAB_MIRROR_TOKEN: 'other' },
      env: { PATH: `${join(folder, 'bin')}${delimiter}${process.env.PATH ?? ''}` },
    })
    expect(result.conclusion).toBe('success')
    for (const [key, job] of Object.entries(result.jobs)) {
      if (key === 'mirror') continue
      const stages = job.stages.map(({ step, stage, stdout }) => `${stage} ${step} ${stdout}`)
      const places = [/^main .*gitlab-deployment/, /deploying/, /^post .*gitlab-deployment/].map((pattern) =>
        stages.findIndex((stage) => pattern.test(stage)),
      )
      expect(places).not.toContain(-1)
      expect(places).toEqual(places.toSorted((a, b) => a - b))
      const inputs = job.stages.find(
        ({ step, stage }) => step.includes('gitlab-deployment') && stage === 'main',
      )?.inputs
      expect(inputs).toMatchObject({
        token: 'secret',
        project: 'group/app',
        'gitlab-url': 'https://gitlab.example.com',
      })
    }
  })
})
