/** An id that is not declared as a number reaches `find` as text, and Rails reads its leading digits. */
export function leadingNumber(text: string): number {
  return Number(/^\s*(\d+)/.exec(text)?.[1] ?? 0)
}
