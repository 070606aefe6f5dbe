import type { CallOptions, Client, Contract } from './define.ts'
import { errorOf } from './errors.ts'
import { parseServerFrame, type CallerFrame, type ServerFrame } from './frames.ts'
import { createInbox, disconnected } from './inbox.ts'
import type { Wire } from './wire.ts'

interface OpenRequest {
  receive(frame: ServerFrame): void
  lost(): void
}

/**
 * The caller's side of `contract` on `wire`: a promise for a call, an async generator for a stream.
 * Failures are RpcError; an abort rejects with the signal's reason; a lost wire with DISCONNECTED.
 */
export function connect<C extends Contract>(contract: C, wire: Wire): Client<C> {
  const open = new Map<number, OpenRequest>()
  let lastId = 0
  let lost = false

  const send = (frame: CallerFrame): void => {
    if (!lost) wire.send(frame)
  }

  const doCall = async (route: string, input: unknown, options: CallOptions = {}): Promise<unknown> => {
    const { signal } = options
    signal?.throwIfAborted()
    if (lost) throw disconnected()
    const id = ++lastId
    const reply = Promise.withResolvers<unknown>()
    const onAbort = (): void => {
      send({ t: 'cancel', id })
      reply.reject(signal?.reason)
    }
    open.set(id, {
      receive(frame) {
        if (frame.t === 'reply') reply.resolve(frame.value)
        else if (frame.t === 'failure') reply.reject(errorOf(frame.failure))
      },
      lost: () => reply.reject(disconnected()),
    })
    signal?.addEventListener('abort', onAbort, { once: true })
    try {
      send({ t: 'request', id, route, input })
      return await reply.promise
    } finally {
      open.delete(id)
      signal?.removeEventListener('abort', onAbort)
    }
  }

  const doStream = (
    route: string,
    input: unknown,
    options: CallOptions = {},
  ): AsyncGenerator<unknown, void> => {
    const { signal } = options
    let id = 0
    const onAbort = (): void => inbox.fail(signal?.reason, 'drop')
    const inbox = createInbox({
      begin() {
        signal?.throwIfAborted()
        if (lost) throw disconnected()
        id = ++lastId
        open.set(id, {
          receive: (frame) => inbox.receive(frame),
          lost: () => inbox.fail(disconnected(), 'deliver'),
        })
        signal?.addEventListener('abort', onAbort, { once: true })
        send({ t: 'request', id, route, input })
      },
      giveCredit: (count) => send({ t: 'credit', id, count }),
      release(early) {
        open.delete(id)
        signal?.removeEventListener('abort', onAbort)
        if (early) send({ t: 'cancel', id })
      },
    })
    return inbox.items
  }

  wire.onFrame((raw) => {
    const frame = parseServerFrame(raw)
    if (frame) open.get(frame.id)?.receive(frame)
  })
  wire.onClose(() => {
    lost = true
    for (const request of open.values()) request.lost()
    open.clear()
  })

  const client = Object.fromEntries(
    Object.entries(contract).map(([name, route]) => [
      name,
      (input: unknown, options?: CallOptions) =>
        route.kind === 'call' ? doCall(name, input, options) : doStream(name, input, options),
    ]),
  )
  return client as unknown as Client<C>
}
