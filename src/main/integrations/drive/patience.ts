import { backoffMs } from '#main/core/backoff.ts'
import type { Clock } from '#main/core/clock.ts'
import { ServiceError, type ServiceErrorKind } from '#main/core/errors.ts'

const TRIES = 4
const LONGEST_WAIT_MS = 60_000
const passing: readonly ServiceErrorKind[] = ['rate', 'server', 'network', 'timeout']

/** Milliseconds until try `attempt` + 1; null where waiting here does not help. */
export function pauseAfter(error: unknown, attempt: number, random?: () => number): number | null {
  if (!(error instanceof ServiceError) || !passing.includes(error.kind) || attempt >= TRIES) return null
  const asked = error.retryAfterMs ?? 0
  return asked > LONGEST_WAIT_MS ? null : backoffMs(attempt, random, undefined, asked)
}

/** Repeats what may be repeated without a second effect, as long as the failure looks like a passing one. */
export async function patiently<T>(clock: Clock, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      const pause = signal.aborted ? null : pauseAfter(error, attempt)
      if (pause === null) throw error
      await clock.sleep(pause, signal)
    }
  }
}
