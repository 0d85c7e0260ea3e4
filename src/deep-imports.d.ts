/** Parts of packages, each found by its path in tsconfig.json, without what the packages' front doors drag in. */

declare module '@actions/github/context' {
  import type { context } from '@actions/github'
  export const Context: new () => typeof context
}

declare module '@actions/http-client/agent' {
  import type { Agent } from 'node:http'
  /** The proxy that the variables name for a URL; empty where they name none. */
  export function getProxyUrl(url: string): string
  export class HttpClient {
    constructor(userAgent: string)
    /** The agent for a URL: a tunnel where the proxy variables name one. Throws where they hold no address. */
    getAgent(url: string): Agent
  }
}
