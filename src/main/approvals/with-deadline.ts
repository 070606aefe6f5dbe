/** The work was told to stop and has not stopped: what it does may still arrive. */
export class StillRunning extends Error {
  override readonly name = 'StillRunning'
}

/**
 * Runs `work` with a signal that aborts after `ms` or with the caller's. Work that ignores the signal is left
 * behind after `graceMs` more with StillRunning. Real time, like every network timeout.
 */
export async function withDeadline<T>(
  limit: { ms: number; graceMs: number; signal?: AbortSignal | undefined },
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const timeout = AbortSignal.timeout(limit.ms)
  const signal = limit.signal ? AbortSignal.any([limit.signal, timeout]) : timeout
  let grace: NodeJS.Timeout | undefined
  const overdue = new Promise<never>((_resolve, reject) => {
    const leave = (): void => {
      grace = setTimeout(() => reject(new StillRunning('The service did not answer in time.')), limit.graceMs)
    }
    if (signal.aborted) leave()
    else signal.addEventListener('abort', leave, { once: true })
  })
  try {
    return await Promise.race([work(signal), overdue])
  } finally {
    clearTimeout(grace)
  }
}
