/** One turn at a time for each conversation; different conversations run side by side. */
export interface TurnQueue {
  add(conversationId: string, turnId: string, run: (signal: AbortSignal) => Promise<void>): void
  /** Stops the running turn of a conversation, or takes a waiting one out; false when there is none. */
  stop(conversationId: string): boolean
  /** Resolves when nothing runs or waits any more. */
  idle(): Promise<void>
  /** Aborts everything; what runs still stores its end. */
  stopAll(): void
}

interface Waiting {
  readonly turnId: string
  readonly abort: AbortController
}

/** `onError` hears of a run that rejected; the turns behind it go on. */
export function createTurnQueue(onError: (error: unknown, turnId: string) => void): TurnQueue {
  const tails = new Map<string, Promise<void>>()
  const open = new Map<string, Waiting[]>()

  return {
    add(conversationId, turnId, run) {
      const entry: Waiting = { turnId, abort: new AbortController() }
      const waiting = open.get(conversationId) ?? []
      waiting.push(entry)
      open.set(conversationId, waiting)
      const before = tails.get(conversationId) ?? Promise.resolve()
      const tail = before
        .then(() => run(entry.abort.signal))
        .catch((error: unknown) => onError(error, turnId))
        .finally(() => {
          waiting.splice(waiting.indexOf(entry), 1)
          if (waiting.length === 0 && tails.get(conversationId) === tail) {
            tails.delete(conversationId)
            open.delete(conversationId)
          }
        })
      tails.set(conversationId, tail)
    },
    stop(conversationId) {
      const current = open.get(conversationId)?.[0]
      current?.abort.abort()
      return current !== undefined
    },
    async idle() {
      while (tails.size > 0) await Promise.allSettled(tails.values())
    },
    stopAll() {
      for (const entries of open.values()) for (const entry of entries) entry.abort.abort()
    },
  }
}
