import type { Wire } from './wire.ts'

/** A MessagePort of a page or of Node's workers. */
export interface EventTargetPort {
  postMessage(message: unknown): void
  start(): void
  addEventListener(type: 'message' | 'close', listener: (event: { readonly data?: unknown }) => void): void
}

/** Electron's MessagePortMain: the same port as an event emitter. */
export interface EmitterPort {
  postMessage(message: unknown): void
  start(): void
  on(type: 'message', listener: (event: { readonly data: unknown }) => void): unknown
  on(type: 'close', listener: () => void): unknown
}

/** Carries frames as structured clones. The port is started with the first frame listener. */
export function portWire(port: EventTargetPort | EmitterPort): Wire {
  const send = (frame: unknown): void => port.postMessage(frame)
  if ('addEventListener' in port) {
    return {
      send,
      onFrame(listener) {
        port.addEventListener('message', (event) => listener(event.data))
        port.start()
      },
      onClose: (listener) => port.addEventListener('close', () => listener()),
    }
  }
  return {
    send,
    onFrame(listener) {
      port.on('message', (event) => listener(event.data))
      port.start()
    },
    onClose: (listener) => void port.on('close', listener),
  }
}
