/** What GitLab answers: a body that becomes JSON, unless it is text as it stands. */
export interface Answer {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  /** Sent as JSON; undefined sends no body. */
  readonly json?: unknown
  readonly text?: string
}

/** An answer that ends the handling of a request wherever it is thrown. */
export class Refusal extends Error {
  constructor(readonly answer: Answer) {
    super(`${answer.status}`)
  }
}

const message = (status: number, text: unknown) => new Refusal({ status, json: { message: text } })
const withReason = (text: string, reason?: string) => (reason === undefined ? text : `${text} - ${reason}`)

// The words are those of lib/api/helpers.rb; mind the two ways to write "not found".
export const badRequest = (reason: string) => message(400, withReason('400 Bad request', reason))
export const unauthorized = () => message(401, '401 Unauthorized')
export const forbidden = (reason?: string) => message(403, withReason('403 Forbidden', reason))
export const resourceNotFound = (resource: string) => message(404, `404 ${resource} Not Found`)
/** A record that `find` did not find (lib/api/api.rb, RecordNotFound). */
export const recordNotFound = () => message(404, '404 Not found')
export const unknownRoute = () => new Refusal({ status: 404, json: { error: '404 Not Found' } })
/** Whatever GitLab did not expect itself (`handle_api_exception`). */
export const internalError = () => message(500, '500 Internal Server Error')
/** `render_validation_error!`: the errors of a model, by field. */
export const invalidRecord = (errors: Readonly<Record<string, readonly string[]>>) => message(400, errors)
/** `render_api_error!`: a message as it stands. */
export const apiError = (status: number, text: string) => message(status, text)
