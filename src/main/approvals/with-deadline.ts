import type { Clock } from '#main/core/clock.ts'

/** The work was told to stop and has not stopped: what it does may still arrive. */
export class StillRunning extends Error {
  override readonly name = 'StillRunning'
}

/**
 * Runs `work` with a signal that aborts after `ms` or with the caller's. Work that ignores the signal is left
 * behind after `graceMs` more with StillRunning.
 */
export async function withDeadline<T>(
  limit: { ms: number; graceMs: number; clock: Clock; signal?: AbortSignal | undefined },
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const end = new AbortController()
  const done = new AbortController()
  const stop = (): void => end.abort(limit.signal?.reason)
  if (limit.signal?.aborted) stop()
  limit.signal?.addEventListener('abort', stop, { once: true })
  const overdue = async (): Promise<never> => {
    await untilAborted(limit, end, done.signal)
    await limit.clock.sleep(limit.graceMs, done.signal)
    throw new StillRunning('The service did not answer in time.')
  }
  try {
    return await Promise.race([work(end.signal), overdue()])
  } finally {
    done.abort()
    limit.signal?.removeEventListener('abort', stop)
  }
}

/** Resolves when `end` has aborted, aborting it itself after the limit. Rejects when `done`. */
async function untilAborted(
  limit: { ms: number; clock: Clock },
  end: AbortController,
  done: AbortSignal,
): Promise<void> {
  if (end.signal.aborted) return
  const over = AbortSignal.any([done, end.signal])
  try {
    await limit.clock.sleep(limit.ms, over)
    end.abort(new DOMException('The service did not answer in time.', 'TimeoutError'))
  } catch (error) {
    if (done.aborted) throw error
  }
}
