import type { FaultAction, FaultOrder } from './fault-order.js'
import type { RequestKind } from './kinds.js'

interface Standing {
  readonly order: FaultOrder
  seen: number
}

/** Keeps the orders for faults and says, request by request, which of them applies. */
export class Faults {
  private standing: Standing[] = []

  order(order: FaultOrder): void {
    this.standing.push({ order, seen: 0 })
  }

  clear(): void {
    this.standing = []
  }

  /** Every order counts the requests it is about; of those that apply, the one given first wins. */
  next(kind: RequestKind): FaultAction | null {
    const due = this.standing.filter((standing) => {
      if (!isAbout(standing.order, kind)) return false
      standing.seen += 1
      const { nth = 1, times = 1 } = standing.order
      return standing.seen >= nth && standing.seen < nth + times
    })
    return due[0]?.order ?? null
  }
}

function isAbout(order: FaultOrder, kind: RequestKind): boolean {
  if (order.kind === 'any' || order.kind === kind) return true
  return Array.isArray(order.kind) && order.kind.includes(kind)
}
