import { errorOf, rpcCodes, RpcError } from './errors.ts'
import { CREDIT_WINDOW, type ServerFrame } from './frames.ts'

/** Room is given back in portions: fewer frames than one an item, and the server never runs dry. */
const CREDIT_PORTION = CREDIT_WINDOW / 4

type Ending = { readonly kind: 'done' } | { readonly kind: 'failed'; readonly error: unknown }

interface InboxOptions {
  /** Called once, when the first item is asked for. Throws when it cannot begin. */
  readonly begin: () => void
  readonly giveCredit: (count: number) => void
  /** Called once, when nothing more is wanted; `early` when the server has not ended the stream itself. */
  readonly release: (early: boolean) => void
}

interface Waiter {
  readonly resolve: (result: IteratorResult<unknown, void>) => void
  readonly reject: (error: unknown) => void
}

interface Inbox {
  readonly items: AsyncGenerator<unknown, void>
  receive(frame: ServerFrame): void
  /** Ends the stream from this side: abort (drops what is unread) or disconnect (delivers it first). */
  fail(error: unknown, unread: 'drop' | 'deliver'): void
}

export function disconnected(): RpcError {
  return new RpcError(rpcCodes.disconnected, 'The connection to Hard-E was lost.')
}

/**
 * The reading side of one stream. Written by hand, because `return()` of an async generator waits for a
 * pending `next()`: a reader that leaves while nothing arrives would never get away.
 */
export function createInbox(options: InboxOptions): Inbox {
  let queue: unknown[] = []
  let head = 0
  let consumed = 0
  let begun = false
  let released = false
  let ending: Ending | null = null
  const waiters: Waiter[] = []

  const release = (early: boolean): void => {
    if (released) return
    released = true
    if (begun) options.release(early)
  }
  const takeOne = (): unknown => {
    const item = queue[head]
    head += 1
    if (head === queue.length) {
      queue = []
      head = 0
    }
    consumed += 1
    if (consumed >= CREDIT_PORTION && !ending) {
      options.giveCredit(consumed)
      consumed = 0
    }
    return item
  }
  const end = (next: Ending, early: boolean): void => {
    if (ending) return
    ending = next
    release(early)
    for (const waiter of waiters.splice(0)) settle(waiter)
  }
  const settle = (waiter: Waiter): void => {
    if (head < queue.length) waiter.resolve({ done: false, value: takeOne() })
    else if (ending?.kind === 'failed') {
      const { error } = ending
      ending = { kind: 'done' }
      waiter.reject(error)
    } else if (ending) waiter.resolve({ done: true, value: undefined })
    else waiters.push(waiter)
  }
  const leave = (): void => {
    queue = []
    head = 0
    if (ending) ending = { kind: 'done' }
    else end({ kind: 'done' }, true)
  }

  const items: AsyncGenerator<unknown, void> = {
    next: () =>
      new Promise((resolve, reject) => {
        if (!begun && !ending) {
          begun = true
          try {
            options.begin()
          } catch (error) {
            end({ kind: 'failed', error }, false)
          }
        }
        settle({ resolve, reject })
      }),
    return: async () => {
      leave()
      return { done: true, value: undefined }
    },
    throw: async (error) => {
      leave()
      throw error
    },
    [Symbol.asyncIterator]: () => items,
    [Symbol.asyncDispose]: async () => leave(),
  }

  return {
    items,
    receive(frame) {
      if (ending) return
      if (frame.t === 'items') {
        for (const item of frame.items) queue.push(item)
        while (waiters.length > 0 && head < queue.length) {
          const waiter = waiters.shift()
          if (waiter) settle(waiter)
        }
      } else if (frame.t === 'reply') end({ kind: 'done' }, false)
      else end({ kind: 'failed', error: errorOf(frame.failure) }, false)
    },
    fail(error, unread) {
      if (unread === 'drop') {
        queue = []
        head = 0
      }
      end({ kind: 'failed', error }, unread === 'drop')
    },
  }
}
