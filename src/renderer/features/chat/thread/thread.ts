import type { JournalEntry } from '#shared/domain/turn-event.ts'
import type { HardEClient } from '../../../connection/routes.ts'
import { applyEntries, type ThreadState } from './thread-state.ts'

export interface ThreadSnapshot {
  readonly thread: ThreadState | null
  readonly error: unknown
}

/** One conversation kept in step with the core: its history, then its journal as it grows. */
export interface Thread {
  readonly snapshot: () => ThreadSnapshot
  readonly subscribe: (listener: () => void) => () => void
  /** Reads and follows until the returned function is called. */
  follow(): () => void
  /** Reads the history again, for instance after another branch was chosen. */
  reload(): Promise<void>
}

/** Runs `work` before the next frame; a hidden window draws no frames, so a timer stands in. */
export function beforeNextFrame(work: () => void): void {
  let done = false
  const once = (): void => {
    if (done) return
    done = true
    work()
  }
  requestAnimationFrame(once)
  setTimeout(once, 100)
}

export function createThread(
  client: HardEClient,
  conversationId: string,
  soon: (work: () => void) => void = beforeNextFrame,
): Thread {
  const listeners = new Set<() => void>()
  let current: ThreadSnapshot = { thread: null, error: null }
  let waiting: JournalEntry[] = []

  const become = (next: ThreadSnapshot): void => {
    current = next
    for (const listener of listeners) listener()
  }

  const reload = async (): Promise<void> => {
    const history = await client['chat.history']({ conversationId })
    // A slow answer may be older than what the journal has brought meanwhile.
    if (history.seq >= (current.thread?.seq ?? 0)) become({ thread: history, error: null })
  }

  const flush = (): void => {
    const entries = waiting
    waiting = []
    if (!current.thread || entries.length === 0) return
    const { state, stale } = applyEntries(current.thread, entries)
    become({ thread: state, error: null })
    if (stale) reload().catch(() => undefined)
  }

  const run = async (signal: AbortSignal): Promise<void> => {
    await reload()
    const after = current.thread?.seq ?? 0
    for await (const entry of client['chat.events']({ conversationId, after }, { signal })) {
      waiting.push(entry)
      if (waiting.length === 1) soon(flush)
    }
  }

  return {
    snapshot: () => current,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    follow() {
      const stop = new AbortController()
      run(stop.signal).catch((error: unknown) => {
        if (!stop.signal.aborted && !current.thread) become({ thread: null, error })
      })
      return () => stop.abort()
    },
    reload,
  }
}
