import type { InterruptionKind } from './types.js'

/** Tells whoever runs a stage that the job is ended before its time. The first one counts, except that a machine may always vanish. */
export class Interruption {
  #kind: InterruptionKind | undefined
  #first: InterruptionKind | undefined
  readonly #listeners = new Set<(kind: InterruptionKind) => void>()

  get kind(): InterruptionKind | undefined {
    return this.#kind
  }

  /** What began it, when the machine vanished later. */
  get first(): InterruptionKind | undefined {
    return this.#first
  }

  happen(kind: InterruptionKind): void {
    if (this.#kind !== undefined && kind !== 'gone') return
    this.#kind = kind
    this.#first ??= kind
    for (const listener of [...this.#listeners]) listener(kind)
  }

  /** Returns the function that ends the listening. */
  listen(listener: (kind: InterruptionKind) => void): () => void {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }
}
