import { contract, type HardEContract } from '#shared/contract/index.ts'
import { connect } from '#shared/rpc/client.ts'
import { RpcError, rpcCodes } from '#shared/rpc/errors.ts'
import type { Wire } from '#shared/rpc/wire.ts'
import type { HardEClient } from './routes.ts'

export interface ConnectionState {
  readonly status: 'connecting' | 'online' | 'offline'
  /** How many times it has been online; a new number means everything may have changed meanwhile. */
  readonly epoch: number
  /** When the next attempt is made, epoch milliseconds; null while none is planned. */
  readonly retryAt: number | null
}

export interface Connection {
  /** Stays the same across reconnects; while offline its calls fail with DISCONNECTED. */
  readonly client: HardEClient
  readonly state: () => ConnectionState
  readonly subscribe: (listener: () => void) => () => void
  retryNow(): void
  close(): void
}

export interface ConnectionOptions {
  /** Opens a fresh wire; it may still be connecting. */
  readonly openWire: () => Wire
  readonly now?: () => number
}

const FIRST_WAIT = 500
const LONGEST_WAIT = 15_000
const HELLO_DEADLINE = 5_000

/** Milliseconds before attempt number `attempt` (from 1): doubling, up to 15 s. */
export function waitBefore(attempt: number): number {
  return Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (attempt - 1))
}

export function createConnection({ openWire, now = Date.now }: ConnectionOptions): Connection {
  const listeners = new Set<() => void>()
  let state: ConnectionState = { status: 'connecting', epoch: 0, retryAt: null }
  let current: HardEClient | null = null
  let attempt = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let closed = false

  const become = (next: Partial<ConnectionState>): void => {
    state = { ...state, ...next }
    for (const listener of listeners) listener()
  }

  const open = async (): Promise<void> => {
    clearTimeout(timer)
    const wire = openWire()
    const opened = connect<HardEContract>(contract, wire)
    let over = false
    const lost = (): void => {
      if (over || closed) return
      over = true
      if (current === opened) current = null
      attempt += 1
      const wait = waitBefore(attempt)
      become({ status: 'offline', retryAt: now() + wait })
      timer = setTimeout(() => void open(), wait)
    }
    wire.onClose(lost)
    try {
      await opened['app.ping']({}, { signal: AbortSignal.timeout(HELLO_DEADLINE) })
    } catch {
      lost()
      return
    }
    if (over || closed) return
    attempt = 0
    current = opened
    become({ status: 'online', epoch: state.epoch + 1, retryAt: null })
  }

  void open()
  return {
    client: steadyClient(() => current),
    state: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    retryNow() {
      if (state.status !== 'offline') return
      become({ status: 'connecting', retryAt: null })
      void open()
    },
    close() {
      closed = true
      clearTimeout(timer)
    },
  }
}

type AnyRoute = (input: unknown, options?: { readonly signal?: AbortSignal }) => unknown

/** A client that outlives its wire. */
function steadyClient(current: () => HardEClient | null): HardEClient {
  const routes = Object.entries(contract).map(([name, route]) => {
    const relay: AnyRoute = (input, options) => {
      const client = current() as Readonly<Record<string, AnyRoute>> | null
      const relayed = client?.[name]
      if (relayed) return relayed(input, options)
      const error = new RpcError(rpcCodes.disconnected, 'Hard-E is not answering.', {
        nextStep: 'It connects again by itself; try then.',
      })
      return route.kind === 'call' ? Promise.reject(error) : failing(error)
    }
    return [name, relay]
  })
  return Object.fromEntries(routes) as HardEClient
}

async function* failing(error: Error | null): AsyncGenerator<unknown, void> {
  if (error) throw error
  yield null
}
