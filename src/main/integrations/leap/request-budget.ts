import type { Clock } from '#main/core/clock.ts'

const MINUTE = 60_000

/** All calls of one token share it: never more than `perMinute` requests in any sixty seconds. */
export interface RequestBudget {
  take(signal?: AbortSignal): Promise<void>
  /** The service said "too many": nothing is sent before `at` (epoch milliseconds). */
  pauseUntil(at: number): void
  /** When the requests of the running minute will have left the window. */
  windowEnd(): number
}

/** A caller that gives up does not wait for those before it in the queue. */
async function orAborted(turn: Promise<void>, signal: AbortSignal): Promise<void> {
  const { promise, reject } = Promise.withResolvers<never>()
  const giveUp = (): void => reject(signal.reason)
  if (signal.aborted) giveUp()
  signal.addEventListener('abort', giveUp, { once: true })
  try {
    await Promise.race([turn, promise])
  } finally {
    signal.removeEventListener('abort', giveUp)
  }
}

export function createRequestBudget(clock: Clock, perMinute: number): RequestBudget {
  const sent: number[] = []
  let pausedUntil = 0
  let turn: Promise<void> = Promise.resolve()

  const waitForRoom = async (signal?: AbortSignal): Promise<void> => {
    for (;;) {
      signal?.throwIfAborted()
      const now = clock.now()
      while (sent[0] !== undefined && sent[0] <= now - MINUTE) sent.shift()
      const full = sent.length >= perMinute ? (sent[0] ?? now) + MINUTE : 0
      const free = Math.max(full, pausedUntil)
      if (free <= now) {
        sent.push(now)
        return
      }
      await clock.sleep(free - now, signal)
    }
  }

  return {
    take: (signal) => {
      // One after the other, so that those who came first go first.
      const mine = turn.then(() => waitForRoom(signal))
      turn = mine.catch(() => undefined)
      return signal ? orAborted(mine, signal) : mine
    },
    pauseUntil: (at) => {
      pausedUntil = Math.max(pausedUntil, at)
    },
    windowEnd: () => (sent[0] ?? clock.now()) + MINUTE,
  }
}
