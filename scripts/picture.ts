import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { openScene, story } from '../sandbox/demo/scene.js'
import type { Deployment, MergeRequest, Project } from '../sandbox/gitlab/types.js'
import { area, badge, card, hairline, line, mark, picture, tag, text, type Mark } from './picture/drawing.js'

/**
 * Draws docs/gitlab.svg: what the embedded GitLab holds after the demo's deployments, the way GitLab's own pages show it.
 * Only shas and times are made up, so that every drawing is the same: a sha comes from the title of its merge request, and
 * every deployment takes two minutes. With `--check`, writes nothing and fails where the picture differs.
 */
const file = path.resolve(import.meta.dirname, '../docs/gitlab.svg')
const WIDTH = 960

/** Where the columns begin. */
const columns = { status: 32, id: 150, commit: 198, included: 444, created: 806, deployed: 876 }
const ROW = 44

async function play(): Promise<string> {
  const scene = await openScene('github')
  try {
    for (const { title, ending } of story) await scene.deploy(await scene.merge(title), ending, () => Promise.resolve())
    await scene.gitlab.idle()
    return draw(scene.project)
  } finally {
    await scene.close()
  }
}

function draw({ path: project, deployments, mergeRequests, environments }: Project): string {
  const [environment] = environments
  const newest = deployments.at(-1)
  if (environment === undefined || newest === undefined) throw new Error('The demo left no deployment in GitLab.')
  const tableTop = 72
  const rows = [...deployments].reverse()
  const requestTop = tableTop + 32 + rows.length * ROW + 40
  const shown = mergeRequests.find(({ iid }) => newest.mergeRequests.includes(iid))
  return picture(
    {
      width: WIDTH,
      height: requestTop + (shown === undefined ? 0 : 124),
      title: 'What GitLab shows after four deployments by a workflow elsewhere',
      description: rows.map((row) => `Deployment ${row.iid} to ${row.environment}: ${row.status}`).join('. '),
    },
    [
      card(8, 8, WIDTH - 16, requestTop - 32),
      text(32, 46, environment.name, 'large bold text'),
      tag(156, 40, `tier ${environment.tier}`, 124),
      text(296, 45, `${project} › Environments`, 'quiet'),
      area(9, tableTop, WIDTH - 18, 32, 'band'),
      ...headsAt(tableTop + 21),
      ...rows.flatMap((row, index) => rowAt(tableTop + 32 + index * ROW, row, mergeRequests)),
      ...(shown === undefined ? [] : requestAt(requestTop, shown, newest)),
    ],
  )
}

function headsAt(y: number): string[] {
  const heads = {
    status: 'Status',
    id: 'ID',
    commit: 'Commit',
    included: 'Newly included merge requests',
    created: 'Created',
    deployed: 'Finished',
  }
  return (['status', 'id', 'commit', 'included', 'created', 'deployed'] as const).map((name) =>
    text(columns[name], y, heads[name], 'small bold quiet'),
  )
}

function rowAt(top: number, deployment: Deployment, requests: readonly MergeRequest[]): string[] {
  const [middle, base] = [top + ROW / 2, top + ROW / 2 + 5]
  const title = story[deployment.iid - 1]?.title ?? ''
  const status = markOf(deployment)
  const included = deployment.mergeRequests.map(
    (iid) => `!${iid} ${requests.find((request) => request.iid === iid)?.title ?? ''}`,
  )
  return [
    hairline(9, top, WIDTH - 18),
    badge(columns.status, middle, status, `${status.charAt(0).toUpperCase()}${status.slice(1)}`, 98),
    text(columns.id, base, `#${deployment.iid}`, 'link'),
    text(columns.commit, base, shaOf(title), 'code link'),
    text(columns.commit + 78, base, title, 'text'),
    included.length === 0
      ? text(columns.included, base, 'none', 'quiet')
      : text(columns.included, base, included.join(',  '), 'small link'),
    text(columns.created, base, timeOf(deployment.iid, 0), 'quiet'),
    text(columns.deployed, base, deployment.finishedAt === null ? '' : timeOf(deployment.iid, 2), 'quiet'),
  ]
}

/** A merge request's page, with the line on where it is deployed. */
function requestAt(
  top: number,
  { iid, title, targetBranch }: MergeRequest,
  { environment, iid: deployed }: Deployment,
): string[] {
  return [
    card(8, top - 8, WIDTH - 16, 116),
    tag(32, top + 20, 'Merged', 76),
    line(124, top + 26, [title, 'large bold text'], [` !${iid}`, 'large quiet'], [`    into ${targetBranch}`, 'quiet']),
    hairline(9, top + 48, WIDTH - 18),
    mark(42, top + 77, 'success'),
    line(
      62,
      top + 82,
      ['Deployed to ', 'text'],
      [environment, 'bold link'],
      [` at ${timeOf(deployed, 2)}`, 'text'],
      [`    with #${deployed}, the first success that has it`, 'quiet'],
    ),
  ]
}

function markOf({ status }: Deployment): Mark {
  if (status === 'success' || status === 'failed' || status === 'canceled') return status
  return 'running'
}

function shaOf(title: string): string {
  return createHash('sha1').update(title).digest('hex').slice(0, 8)
}

function timeOf(iid: number, minutesLater: number): string {
  const minutes = iid * 11 + minutesLater
  return `09:${String(minutes).padStart(2, '0')}`
}

const drawn = await play()
if (!process.argv.includes('--check')) {
  writeFileSync(file, drawn)
} else if (!existsSync(file) || readFileSync(file, 'utf8') !== drawn) {
  console.error('docs/gitlab.svg is not what the embedded GitLab holds: run npm run picture and commit it.')
  process.exitCode = 1
}
