/** Puts chance that is the same each time in the place of `Math.random`; gives what begins it anew. */
export function repeatableChance(): () => void {
  let drawn = 1
  import.meta.jest.spyOn(Math, 'random').mockImplementation(() => {
    drawn = (drawn * 48_271) % 2_147_483_647
    return drawn / 2_147_483_647
  })
  return () => {
    drawn = 1
  }
}
