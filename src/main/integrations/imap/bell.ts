import type { Clock } from '#main/core/clock.ts'

/** Something to wait for that may have rung already. */
export interface Bell {
  ring(): void
  /** Until it rings, at most `ms`; at once when it rang since the last wait. Never rejects. */
  wait(ms: number, signal: AbortSignal): Promise<void>
}

export function createBell(clock: Clock): Bell {
  let rung = false
  let waiting: (() => void) | null = null
  return {
    ring() {
      rung = true
      waiting?.()
    },
    async wait(ms, signal) {
      if (!rung && !signal.aborted) {
        const heard = new AbortController()
        waiting = () => heard.abort()
        await clock.sleep(ms, AbortSignal.any([signal, heard.signal])).catch(() => undefined)
        waiting = null
      }
      rung = false
    },
  }
}
