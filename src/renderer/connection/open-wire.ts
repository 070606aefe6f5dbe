import { PORT_MESSAGE } from '#shared/rpc/port-message.ts'
import { portWire } from '#shared/rpc/port-wire.ts'
import { socketWire } from '#shared/rpc/socket-wire.ts'
import type { Wire } from '#shared/rpc/wire.ts'

/** In Electron the preload passes one end of a channel on to main; in a browser it is a WebSocket. */
export function openWire(page: Window = window): Wire {
  const { protocol, origin, href } = page.location
  // The development server serves Electron's page over http, so the scheme alone does not tell.
  if (protocol === 'app:' || page.navigator.userAgent.includes('Electron/')) {
    const { port1, port2 } = new MessageChannel()
    page.postMessage(PORT_MESSAGE, origin, [port2])
    return portWire(port1)
  }
  const url = new URL('/rpc', href)
  url.protocol = protocol === 'https:' ? 'wss:' : 'ws:'
  return socketWire(new WebSocket(url))
}
