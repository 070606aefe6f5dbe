import { CREDIT_WINDOW } from './frames.ts'

/** Holds back what a stream produces: one frame a turn, and never more than the reader has room for. */
export interface Outlet {
  push(item: unknown): void
  /** Sends what is held back now. */
  flush(): void
  grant(count: number): void
  /** Resolves when the reader has room, or after `close`. */
  room(): Promise<void>
  close(): void
}

export interface OutletOptions {
  readonly send: (items: readonly unknown[]) => void
  /** Receives an error of a send that no caller awaits. */
  readonly onSendError: (error: unknown) => void
}

// A timer is a millisecond late in Node; browsers have only the timer.
const afterThisTurn: (task: () => void) => void =
  typeof setImmediate === 'function' ? (task) => void setImmediate(task) : (task) => void setTimeout(task, 0)

export function createOutlet(options: OutletOptions): Outlet {
  let held: unknown[] = []
  let scheduled = false
  let credit = CREDIT_WINDOW
  let closed = false
  let wake: (() => void) | null = null

  const flush = (): void => {
    if (held.length === 0 || closed) return
    const items = held
    held = []
    options.send(items)
  }
  const flushLater = (): void => {
    scheduled = false
    try {
      flush()
    } catch (error) {
      options.onSendError(error)
    }
  }
  const wakeUp = (): void => {
    wake?.()
    wake = null
  }

  return {
    push(item) {
      held.push(item)
      credit -= 1
      if (scheduled) return
      scheduled = true
      afterThisTurn(flushLater)
    },
    flush,
    grant(count) {
      // A reader can never have more room than the window, whatever it says.
      credit = Math.min(CREDIT_WINDOW, credit + count)
      if (credit > 0) wakeUp()
    },
    async room() {
      if (credit > 0 || closed) return
      flush()
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    },
    close() {
      closed = true
      held = []
      wakeUp()
    },
  }
}
