interface Alarm {
  at: number
  ring: () => void
}

/** What is to ring when, in a heap: of many thousands the next one is found at once. */
export class Alarms {
  private readonly heap: Alarm[] = []

  set(at: number, ring: () => void): void {
    let child = this.heap.push({ at, ring }) - 1
    while (child > 0) {
      const parent = (child - 1) >> 1
      if (this.at(parent) <= this.at(child)) return
      this.swap(parent, child)
      child = parent
    }
  }

  /** When the next one rings; undefined where there is none. */
  next(): number | undefined {
    return this.heap[0]?.at
  }

  /** Takes the next one out. */
  take(): () => void {
    const [first] = this.heap
    const last = this.heap.pop()
    if (first === undefined || last === undefined) throw new Error('There is no alarm')
    if (this.heap.length > 0) {
      this.heap[0] = last
      this.sink()
    }
    return first.ring
  }

  private sink(): void {
    let parent = 0
    for (;;) {
      const [left, right] = [2 * parent + 1, 2 * parent + 2]
      const least = [left, right].reduce((best, child) => (this.at(child) < this.at(best) ? child : best), parent)
      if (least === parent) return
      this.swap(parent, least)
      parent = least
    }
  }

  private at(index: number): number {
    return this.heap[index]?.at ?? Infinity
  }

  private swap(a: number, b: number): void {
    const [first, second] = [this.heap[a], this.heap[b]]
    if (first === undefined || second === undefined) return
    this.heap[a] = second
    this.heap[b] = first
  }
}
