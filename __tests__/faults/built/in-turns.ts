/** Begins one piece of work after the other, at most so many at a time; each has its promise from the start. */
export function inTurns<Item, Result>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item) => Promise<Result>,
): (readonly [Item, Promise<Result>])[] {
  const lanes = Array.from({ length: atOnce }, () => Promise.resolve())
  return items.map((item, index) => {
    const lane = index % atOnce
    const result = (lanes[lane] ?? Promise.resolve()).then(() => work(item))
    lanes[lane] = result.then(
      () => undefined,
      () => undefined,
    )
    return [item, result]
  })
}
