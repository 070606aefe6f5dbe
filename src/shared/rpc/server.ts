import { z } from 'zod'
import type { CallRoute, Contract, Handlers, RequestContext, StreamRoute } from './define.ts'
import { maskedFailure, rpcCodes, RpcError, type RpcFailure } from './errors.ts'
import { parseCallerFrame, type RequestFrame, type ServerFrame } from './frames.ts'
import { createOutlet, type Outlet } from './outlet.ts'
import type { Wire } from './wire.ts'

export interface ServeOptions<C extends Contract, X extends object> {
  readonly contract: C
  readonly handlers: Handlers<C, X>
  readonly wire: Wire
  /** Given to every handler, with the `signal` of the request. */
  readonly context: X
  /** Turns what a handler threw into what the caller may see. Without it everything is masked. */
  readonly onError?: (error: unknown, route: string) => RpcFailure
}

interface LiveRequest {
  readonly abort: AbortController
  outlet: Outlet | null
  /** Ends the wait for the handler: on cancel, disconnect or a frame that could not be sent. */
  interrupt: (() => void) | null
  sendError: { readonly cause: unknown } | null
}

type Handler = (input: unknown, context: RequestContext) => unknown
const INTERRUPTED = Symbol('interrupted')

function interruptible<T>(request: LiveRequest, pending: Promise<T>): Promise<T | typeof INTERRUPTED> {
  return new Promise((resolve, reject) => {
    request.interrupt = () => resolve(INTERRUPTED)
    pending.then(resolve, reject)
  })
}

function parseInput(route: CallRoute | StreamRoute, input: unknown): unknown {
  const parsed = route.input.safeParse(input)
  if (parsed.success) return parsed.data
  throw new RpcError(rpcCodes.badRequest, z.prettifyError(parsed.error), parsed.error.issues)
}

/**
 * Answers every request that arrives on `wire`. Input, reply and every stream item are validated.
 * The result stops it: running handlers are aborted and nothing is sent any more.
 */
export function serve<C extends Contract, X extends object>(options: ServeOptions<C, X>): () => void {
  const { contract, wire, context } = options
  const handlers = options.handlers as unknown as Readonly<Record<string, Handler>>
  const live = new Map<number, LiveRequest>()
  let stopped = false

  const send = (frame: ServerFrame): void => {
    if (!stopped) wire.send(frame)
  }
  const cancel = (request: LiveRequest): void => {
    request.abort.abort()
    request.outlet?.close()
    request.interrupt?.()
  }
  const stop = (): void => {
    if (stopped) return
    stopped = true
    for (const request of live.values()) cancel(request)
    live.clear()
  }
  const failureOf = (error: unknown, route: string): RpcFailure => {
    if (error instanceof RpcError) return { code: error.code, message: error.message, data: error.data }
    try {
      return options.onError?.(error, route) ?? maskedFailure()
    } catch {
      return maskedFailure()
    }
  }

  const runStream = async (frame: RequestFrame, route: StreamRoute, source: AsyncIterable<unknown>) => {
    const request = live.get(frame.id)
    if (!request) return
    const { signal } = request.abort
    const outlet = createOutlet({
      send: (items) => send({ t: 'items', id: frame.id, items }),
      onSendError: (cause) => {
        request.sendError = { cause }
        outlet.close()
        request.interrupt?.()
      },
    })
    request.outlet = outlet
    const iterator = source[Symbol.asyncIterator]()
    let finished = false
    try {
      while (!signal.aborted && !request.sendError) {
        const next = await interruptible(request, iterator.next())
        if (next === INTERRUPTED) break
        if (next.done) {
          finished = true
          break
        }
        outlet.push(route.output.parse(next.value))
        await outlet.room()
      }
    } finally {
      // Items produced before an error reach the reader before the error does.
      if (!request.sendError) outlet.flush()
      // Not awaited: a generator in the middle of an await runs its `finally` when that await is over.
      if (!finished) void iterator.return?.().catch(() => undefined)
    }
    if (request.sendError) throw request.sendError.cause
    if (!signal.aborted) send({ t: 'reply', id: frame.id })
  }

  const run = async (frame: RequestFrame): Promise<void> => {
    const request: LiveRequest = {
      abort: new AbortController(),
      outlet: null,
      interrupt: null,
      sendError: null,
    }
    live.set(frame.id, request)
    const { signal } = request.abort
    try {
      const route = Object.hasOwn(contract, frame.route) ? contract[frame.route] : undefined
      const handler = Object.hasOwn(handlers, frame.route) ? handlers[frame.route] : undefined
      if (!route || !handler) throw new RpcError(rpcCodes.notFound, 'There is no such route.')
      const result = handler(parseInput(route, frame.input), { ...context, signal })
      if (route.kind === 'stream') {
        await runStream(frame, route, result as AsyncIterable<unknown>)
      } else {
        const value: unknown = route.output.parse(await result)
        if (!signal.aborted) send({ t: 'reply', id: frame.id, value })
      }
    } catch (error) {
      if (!signal.aborted) send({ t: 'failure', id: frame.id, failure: failureOf(error, frame.route) })
    } finally {
      live.delete(frame.id)
    }
  }

  wire.onClose(stop)
  wire.onFrame((raw) => {
    const frame = stopped ? null : parseCallerFrame(raw)
    if (!frame) return
    const request = live.get(frame.id)
    if (frame.t === 'credit') request?.outlet?.grant(frame.count)
    else if (frame.t === 'cancel') {
      if (request) cancel(request)
    } else if (!request) void run(frame)
  })
  return stop
}
