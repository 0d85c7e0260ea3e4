/**
 * @actions/core needs this only for tokens that nothing here asks for, and would load all of http, https and tls with it at
 * every start. The requests of this project go through the real one, as @actions/http-client/agent.
 */
export const HttpClient = undefined
