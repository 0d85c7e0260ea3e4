/** Values that a log must not show. */
export class Masks {
  readonly #values = new Set<string>()

  /** Adds a value; of a text with several lines every line too (actions/runner source). */
  add(value: string): void {
    for (const part of [value, ...value.split(/\r?\n/)]) {
      if (part.trim() !== '') this.#values.add(part)
    }
  }

  apply(text: string): string {
    // a longer value first: it may contain a shorter one
    const values = [...this.#values].sort((a, b) => b.length - a.length)
    return values.reduce((masked, value) => masked.replaceAll(value, '***'), text)
  }
}
