import type { Wire } from './wire.ts'

/** The part of a WebSocket that a browser and the `ws` package share. */
export interface SocketLike {
  readonly readyState: number
  send(text: string): void
  addEventListener(type: 'open' | 'close', listener: () => void): void
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void
}

const CONNECTING = 0
const OPEN = 1

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Carries frames as JSON text. What is sent while the socket still connects waits for it. */
export function socketWire(socket: SocketLike): Wire {
  let waiting: string[] = []
  socket.addEventListener('open', () => {
    for (const text of waiting) socket.send(text)
    waiting = []
  })
  return {
    send(frame) {
      const text = JSON.stringify(frame)
      if (socket.readyState === CONNECTING) waiting.push(text)
      else if (socket.readyState === OPEN) socket.send(text)
    },
    onFrame(listener) {
      socket.addEventListener('message', (event) => {
        if (typeof event.data === 'string') listener(parseJson(event.data))
      })
    },
    onClose(listener) {
      if (socket.readyState > OPEN) queueMicrotask(listener)
      else socket.addEventListener('close', () => listener())
    },
  }
}
