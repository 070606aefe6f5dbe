import { connect } from '#shared/rpc/client.ts'
import { socketWire } from '#shared/rpc/socket-wire.ts'
import { contract } from './contract.ts'

export interface Sample {
  /** Milliseconds for all events, and until the first one. */
  readonly events: number
  readonly first: number
  readonly pings: readonly number[]
}

export interface Load {
  readonly events: number
  readonly pings: number
}

/** What a page and Node both have. */
type OpenSocket = (path: string) => WebSocket

function opened(socket: WebSocket): Promise<unknown> {
  return new Promise((resolve) => socket.addEventListener('open', resolve, { once: true }))
}

/** Our RPC: validated, with credit and batching. */
export async function measureRpc(open: OpenSocket, load: Load): Promise<Sample> {
  const socket = open('/rpc')
  const client = connect(contract, socketWire(socket))
  await client.ping({ n: 0 })
  const began = performance.now()
  let first = 0
  let last = -1
  for await (const event of client.events({ count: load.events })) {
    if (last < 0) first = performance.now() - began
    if (event.seq !== last + 1) throw new Error('out of order')
    last = event.seq
  }
  const events = performance.now() - began
  const pings: number[] = []
  for (let n = 0; n < load.pings; n++) {
    const sent = performance.now()
    await client.ping({ n })
    pings.push(performance.now() - sent)
  }
  socket.close()
  return { events, first, pings }
}

/** The floor: the same JSON, one message an event, no validation, no credit. */
export async function measureRaw(open: OpenSocket, load: Load): Promise<Sample> {
  const socket = open('/raw')
  await opened(socket)
  let receive: (value: { seq?: number }) => void = () => undefined
  socket.addEventListener('message', (event) => receive(JSON.parse(String(event.data))))
  const began = performance.now()
  let first = 0
  await new Promise<void>((resolve) => {
    receive = ({ seq }) => {
      if (seq === 0) first = performance.now() - began
      if (seq === load.events - 1) resolve()
    }
    socket.send(JSON.stringify({ count: load.events }))
  })
  const events = performance.now() - began
  const pings: number[] = []
  for (let n = 0; n < load.pings; n++) {
    const sent = performance.now()
    await new Promise<void>((resolve) => {
      receive = () => resolve()
      socket.send(JSON.stringify({ n }))
    })
    pings.push(performance.now() - sent)
  }
  socket.close()
  return { events, first, pings }
}
