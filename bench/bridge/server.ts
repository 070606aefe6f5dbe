/** The far end of the bridge benchmark, in a process of its own. Prints its port. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebSocketServer, type WebSocket } from 'ws'
import { serve } from '#shared/rpc/server.ts'
import { socketWire } from '#shared/rpc/socket-wire.ts'
import { contract, eventAt } from './contract.ts'

function serveRaw(socket: WebSocket): void {
  socket.on('message', (bytes: Buffer) => {
    const asked = JSON.parse(bytes.toString()) as { readonly count?: number }
    if (asked.count === undefined) socket.send(JSON.stringify(asked))
    for (let seq = 0; seq < (asked.count ?? 0); seq++) socket.send(JSON.stringify(eventAt(seq)))
  })
}

function serveRpc(socket: WebSocket): void {
  serve({
    contract,
    wire: socketWire(socket),
    context: {},
    handlers: {
      ping: (input) => input,
      events: async function* ({ count }) {
        for (let seq = 0; seq < count; seq++) yield eventAt(seq)
      },
    },
  })
}

const http = createServer((_request, response) => {
  response.setHeader('content-type', 'text/html').end('<!doctype html><title>bench</title>')
})
const sockets = new WebSocketServer({ server: http, perMessageDeflate: false })
sockets.on('connection', (socket, request) => (request.url === '/raw' ? serveRaw : serveRpc)(socket))
http.listen(0, '127.0.0.1', () => {
  process.stdout.write(`${(http.address() as AddressInfo).port}\n`)
})
process.stdin.on('end', () => process.exit(0)).resume()
