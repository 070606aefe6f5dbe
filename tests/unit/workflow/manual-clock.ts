import type { Clock } from '#main/core/clock.ts'

/** A clock that stands still until it is moved; sleepers wake when their time has come. */
export interface ManualClock extends Clock {
  advance(ms: number): void
}

export function createManualClock(start = 1_800_000_000_000): ManualClock {
  let now = start
  const sleepers = new Set<{ readonly until: number; readonly wake: () => void }>()
  return {
    now: () => now,
    advance(ms) {
      now += ms
      for (const sleeper of sleepers) if (sleeper.until <= now) sleeper.wake()
    },
    sleep(ms, signal) {
      const { promise, resolve, reject } = Promise.withResolvers<void>()
      const sleeper = { until: now + ms, wake: resolve }
      sleepers.add(sleeper)
      signal?.addEventListener('abort', () => reject(signal.reason), { once: true })
      return promise.finally(() => sleepers.delete(sleeper))
    },
  }
}
