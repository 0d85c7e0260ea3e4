import { withoutSecrets } from '../inputs/without-secrets.js'
import { log } from '../report/console.js'
import { state } from '../state.js'

/**
 * Whether this run tracks nothing because it is given no secrets, which is nobody's mistake. A notice says so once;
 * later stages are silent.
 */
export function isOff(token: string, env: NodeJS.ProcessEnv): boolean {
  if (token !== '') return false
  const reason = withoutSecrets(env)
  if (reason === undefined) return false
  if (!state.off()) log.notice(`This deployment is not tracked in GitLab, because ${reason}.`)
  state.saveOff()
  return true
}
