import * as core from '@actions/core'
import { TIME_TO_CHECK } from '../budget.js'
import { Deadline } from '../deadline.js'
import { GitLab } from '../gitlab/api.js'
import {
  factsAbout,
  NOTHING_OF_THE_PROJECT,
  projectFindings,
  tokenFindings,
  unasked,
  type Finding,
} from '../gitlab/diagnosis.js'
import { placeFindings } from '../gitlab/place-findings.js'
import { Trouble } from '../gitlab/trouble.js'
import type { Wanted } from '../gitlab/vocabulary.js'
import { readConnection, readToken, warnOfInsecureUrl } from '../inputs/connection.js'
import { InputReader, refused } from '../inputs/reader.js'
import { readWanted } from '../inputs/wanted.js'
import { isOff } from '../lifecycle/off.js'
import { log } from '../report/console.js'
import { inTable, writeTable } from '../report/table.js'
import type { World } from '../world.js'

const marks: Readonly<Record<Finding['verdict'], string>> = { fine: '✅', 'not fine': '❌', unknown: '❔' }

/** `check/`: says whether all is right for deployments to be recorded. Asks only; records nothing. */
export async function check(world: World): Promise<void> {
  const inputs = new InputReader()
  const token = readToken(inputs, world.env)
  if (isOff(token, world.env)) {
    core.setOutput('result', 'skipped')
    return
  }
  const connection = readConnection(inputs, token)
  const wanted = readWanted(inputs, world.env)
  if (refused(inputs)) return
  warnOfInsecureUrl(connection)

  const findings = await examine(new GitLab(connection, world.send), wanted, Deadline.in(TIME_TO_CHECK, world.clock))
  for (const { subject, verdict, text } of findings)
    log.info(`${marks[verdict]} ${subject}: ${verdict === 'unknown' ? 'cannot be checked: ' : ''}${text}`)
  const notFine = findings.filter(({ verdict }) => verdict === 'not fine')
  for (const { subject, text } of notFine) log.failure(`${subject}: ${text}`)
  core.setOutput('result', notFine.length === 0 ? 'fine' : 'not fine')
  await writeTable(
    'Check of GitLab deployments',
    ['', 'Subject', 'Finding'],
    findings.map(({ subject, verdict, text }) => [marks[verdict], subject, inTable(text)]),
  )
}

async function examine(gitlab: GitLab, wanted: Wanted, deadline: Deadline): Promise<Finding[]> {
  const { token, project } = await factsAbout(gitlab, deadline)
  const findings = [...tokenFindings(token, deadline.clock.now()), ...projectFindings(project, gitlab.connection)]
  const place =
    project instanceof Trouble
      ? unasked(['environment', 'protected environment', 'commit', 'ref', 'mirror'], NOTHING_OF_THE_PROJECT)
      : await placeFindings(gitlab, project, wanted, {
          deadline,
          explained: findings.some(({ verdict }) => verdict === 'not fine'),
        })
  return [...findings, ...place]
}
