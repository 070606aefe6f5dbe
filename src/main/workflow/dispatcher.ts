import { setImmediate as turn } from 'node:timers/promises'
import type { Clock } from '../core/clock.ts'

export interface DispatcherDeps {
  readonly clock: Clock
  readonly pollMs: number
  /** Takes up what is due and fits; false when the database could not be asked. */
  readonly takeUp: () => boolean
  /** Milliseconds since the epoch; null when nothing waits. */
  readonly nextDue: () => number | null
  readonly isIdle: () => boolean
}

/** Looks for due runs: at once when kicked, when the next is due, and every `pollMs` in any case. */
export interface Dispatcher {
  begin(): void
  kick(): void
  stop(): Promise<void>
}

export function createDispatcher(deps: DispatcherDeps): Dispatcher {
  const { clock, pollMs } = deps
  let awake = Promise.withResolvers<void>()
  const stop = new AbortController()
  let ended: Promise<void> | null = null

  async function pause(trusted: boolean): Promise<void> {
    const due = trusted ? deps.nextDue() : null
    const wait = due === null ? pollMs : Math.min(pollMs, Math.max(1, due - clock.now()))
    const over = new AbortController()
    // A clock that is not real may only run while nothing real is at work.
    const isReal = due === null || !deps.isIdle()
    const timer = isReal ? setTimeout(awake.resolve, wait) : undefined
    if (!isReal) clock.sleep(wait, over.signal).then(awake.resolve, () => undefined)
    await awake.promise
    clearTimeout(timer)
    over.abort()
  }

  async function loop(): Promise<void> {
    while (!stop.signal.aborted) {
      awake = Promise.withResolvers<void>()
      let trusted = false
      try {
        trusted = deps.takeUp()
        await pause(trusted)
      } catch {
        // nextDue could not be asked; takeUp says why when it meets the same.
        await pause(false)
      }
      // Kicks and simulated sleeps must leave room for sockets and timers.
      await turn()
    }
  }

  return {
    begin() {
      ended ??= loop()
    },
    kick: () => awake.resolve(),
    async stop() {
      stop.abort()
      awake.resolve()
      await ended
    },
  }
}
