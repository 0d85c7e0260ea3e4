import { parseArgs } from 'node:util'
import { exampleFor, openScene, story, type Ending, type Scene } from './demo/scene.js'
import { tell, tellDeployments, tellStage } from './demo/tell.js'
import type { ProfileName } from './runner/index.js'

/** `npm start`: deployments that succeed, fail and are cancelled, and what GitLab holds after each stage. */
const profiles: readonly ProfileName[] = ['github', 'act', 'gitea', 'forgejo']
const { values } = parseArgs({ options: { profile: { type: 'string', default: 'github' } } })
const profile = profiles.find((name) => name === values.profile)
if (profile === undefined) {
  tell(`There is no profile ${values.profile}; there are ${profiles.join(', ')}.`)
  process.exitCode = 1
} else {
  await show(profile)
}

async function show(profile: ProfileName): Promise<void> {
  const scene = await openScene(profile)
  try {
    tell(`An embedded GitLab listens on ${scene.gitlab.url}, with a project group/app.`)
    tell(`The workflow ${exampleFor(profile)} runs as ${profile} runs it, with this GitLab's address in it.`)
    for (const { title, ending } of story) await tellRun(scene, title, ending)
    tell()
    tell(
      'The last one also includes the merge requests that the failed and the cancelled one did not bring to production.',
    )
  } finally {
    await scene.close()
  }
}

async function tellRun({ project, gitlab, merge, deploy }: Scene, title: string, ending: Ending): Promise<void> {
  tell()
  tell(`=== The merge request “${title}” is merged and deployed: ${ending} ===`)
  const { conclusion } = await deploy(await merge(title), ending, async (stage) => {
    tellStage(stage)
    await gitlab.idle()
    if (stage.executed && stage.step !== 'Deploy') tellDeployments(project)
  })
  tell(`  The run: ${conclusion}.`)
}
