import { createServer, type IncomingMessage } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo, Socket } from 'node:net'
import { WebSocketServer } from 'ws'
import type { Log } from '#main/core/log.ts'
import { UserError } from '#main/core/errors.ts'
import { socketWire } from '#shared/rpc/socket-wire.ts'
import type { Wire } from '#shared/rpc/wire.ts'
import { contentSecurityPolicy } from '../content-security-policy.ts'
import { createAccess } from './access.ts'
import { respond, type Site } from './respond.ts'

// A recording of 25 MB is 35 MB as base64.
const MAX_MESSAGE_BYTES = 40 * 1024 * 1024

export interface LoopbackOptions {
  /** Folder with the built page. */
  readonly rendererDir: string
  /** 0 takes any free port. */
  readonly port: number
  readonly log: Log
  /** Serves one page; called for every WebSocket that was let in. */
  readonly connect: (wire: Wire) => () => void
}

export interface LoopbackServer {
  readonly origin: string
  readonly port: number
  /** A link that opens the app once. An earlier, unused link stops working. */
  newLaunchLink(): string
  close(): Promise<void>
}

async function listen(port: number): Promise<ReturnType<typeof createServer>> {
  const http = createServer()
  http.listen(port, '127.0.0.1')
  try {
    await once(http, 'listening')
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : ''
    if (code !== 'EADDRINUSE' && code !== 'EACCES') throw cause
    const message = `Port ${port} cannot be used on this computer.`
    throw new UserError('PORT_TAKEN', message, 'Choose another with --port, or leave it out.', { cause })
  }
  return http
}

function refuse(socket: { end(text: string): unknown }): void {
  socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\ncontent-length: 0\r\n\r\n')
}

/** Serves the page and its RPC on 127.0.0.1, to browsers that came in by a launch link and to nobody else. */
export async function startLoopback(options: LoopbackOptions): Promise<LoopbackServer> {
  const { log } = options
  const http = await listen(options.port)
  const { port } = http.address() as AddressInfo
  const host = `127.0.0.1:${port}`
  const origin = `http://${host}`
  const access = createAccess(port)
  const site: Site = {
    origin,
    host,
    access,
    rendererDir: options.rendererDir,
    contentSecurityPolicy: contentSecurityPolicy([`ws://${host}`]),
  }
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_MESSAGE_BYTES,
    perMessageDeflate: false,
  })
  sockets.on('connection', (socket) => {
    socket.on('error', (error) => log.warn('web socket failed', { error }))
    const disconnect = options.connect(socketWire(socket))
    socket.on('close', disconnect)
  })

  // A page elsewhere can open a WebSocket to us: Host, Origin and cookie must all be ours.
  const mayUpgrade = (request: IncomingMessage): boolean =>
    request.url === '/rpc' &&
    request.headers.host === host &&
    request.headers.origin === origin &&
    access.hasSession(request.headers)

  http.on('request', (request, response) => {
    respond(request, response, site).catch((error: unknown) => {
      log.warn('request failed', { error })
      response.destroy()
    })
  })
  http.on('upgrade', (request: IncomingMessage, socket: Socket, head: Buffer) => {
    socket.on('error', (error) => log.debug('upgrade failed', { error }))
    if (!mayUpgrade(request)) return refuse(socket)
    socket.setNoDelay(true)
    return sockets.handleUpgrade(request, socket, head, (accepted) => sockets.emit('connection', accepted))
  })

  return {
    origin,
    port,
    newLaunchLink: () => `${origin}/?token=${access.issueToken()}`,
    async close() {
      for (const socket of sockets.clients) socket.terminate()
      const closed = once(http, 'close')
      http.close()
      http.closeAllConnections()
      await closed
    },
  }
}
