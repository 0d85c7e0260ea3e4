/**
 * @gitbeaker/rest wraps every class of @gitbeaker/core once more, to give it a requester, in whose place ours stands. Taken
 * from the core one by one, only those that are called come into the bundle: six of 154.
 */
export {
  Commits,
  Deployments,
  Environments,
  PersonalAccessTokens,
  ProjectRemoteMirrors,
  Projects,
} from '@gitbeaker/core'
