declare module '@actions/github/context' {
  import type { context } from '@actions/github'
  export const Context: new () => typeof context
}
