import type { Clock } from '#main/core/clock.ts'

/** Runs `work` for at most `ms`; null when it fails or is late. Rejects only when `signal` itself aborts. */
export async function withinDeadline<Value>(
  work: (signal: AbortSignal) => Promise<Value>,
  ms: number,
  clock: Clock,
  signal: AbortSignal,
  onFailure: (error: unknown) => void,
): Promise<Value | null> {
  signal.throwIfAborted()
  const finished = new AbortController()
  const late = new AbortController()
  const timer = clock.sleep(ms, AbortSignal.any([signal, finished.signal])).then(
    () => {
      late.abort(new Error(`No answer within ${ms} ms`))
      throw late.signal.reason
    },
    (error: unknown) => {
      throw error
    },
  )
  try {
    // The race is for services that ignore their signal.
    return await Promise.race([work(AbortSignal.any([signal, late.signal])), timer])
  } catch (error) {
    signal.throwIfAborted()
    onFailure(error)
    return null
  } finally {
    finished.abort()
    timer.catch(() => undefined)
  }
}
