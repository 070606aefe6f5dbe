import { unlessAborted } from '../core/unless-aborted.ts'
import type { RunStatus } from './workflow.ts'

/** Another process announces nothing: its runs are noticed by looking. Milliseconds. */
const LOOK_EVERY = 250

export const isSettled = (status: RunStatus | undefined): boolean =>
  status !== 'ready' && status !== 'running'

/** Resolves when `all` says so, asked after every change and a few times a second. Real time. */
export async function whenSettled(
  all: () => boolean,
  onChange: (listener: () => void) => () => void,
  signal: AbortSignal,
): Promise<void> {
  signal.throwIfAborted()
  const settled = Promise.withResolvers<void>()
  const look = (): void => {
    try {
      if (all()) settled.resolve()
    } catch (error) {
      settled.reject(error)
    }
  }
  const unsubscribe = onChange(look)
  const timer = setInterval(look, LOOK_EVERY)
  try {
    look()
    await unlessAborted(settled.promise, signal)
  } finally {
    clearInterval(timer)
    unsubscribe()
  }
}
