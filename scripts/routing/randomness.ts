/** A small seeded generator (mulberry32): the same data always trains the same model. */
export interface Randomness {
  next(): number
  below(limit: number): number
  pick<Value>(values: readonly Value[]): Value
  shuffle<Value>(values: readonly Value[]): Value[]
}

export function createRandomness(seed: number): Randomness {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (limit: number): number => Math.floor(next() * limit)
  return {
    next,
    below,
    pick(values) {
      const value = values[below(values.length)]
      if (value === undefined) throw new Error('Nothing to pick from')
      return value
    },
    shuffle(values) {
      const copy = [...values]
      for (let at = copy.length - 1; at > 0; at -= 1) {
        const other = below(at + 1)
        const held = copy[at]
        const swapped = copy[other]
        if (held !== undefined && swapped !== undefined) [copy[at], copy[other]] = [swapped, held]
      }
      return copy
    },
  }
}
