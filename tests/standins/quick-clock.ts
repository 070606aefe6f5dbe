import type { Clock } from '#main/core/clock.ts'

/** A clock whose sleeps pass at once and move it forward; `slept` lists them in milliseconds. */
export interface QuickClock extends Clock {
  readonly slept: readonly number[]
  advance(ms: number): void
}

export function createQuickClock(start: number): QuickClock {
  let now = start
  const slept: number[] = []
  return {
    slept,
    now: () => now,
    advance: (ms) => {
      now += ms
    },
    sleep: async (ms, signal) => {
      signal?.throwIfAborted()
      slept.push(ms)
      now += ms
    },
  }
}
