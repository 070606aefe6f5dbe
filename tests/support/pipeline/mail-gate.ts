import net, { type AddressInfo, type Socket } from 'node:net'
import type { Watch } from './service-gate.ts'

/** An address that stays, in front of a mail server that may be started anew for every run. */
export interface MailGate {
  readonly port: number
  lead(port: number): void
  close(): Promise<void>
}

const END_OF_MESSAGE = /(?:^|\r\n)\.\r\n$/
const QUEUED = /(?:^|\r\n)250[^\r\n]*queued/i

/**
 * A gate on loopback in front of SMTP. It shows the envelope, and the message before its last line is let
 * through – until then the server does not have it – and after the server said that it has it.
 */
export async function openMailGate(watch: Watch): Promise<MailGate> {
  let target = 0
  const sockets = new Set<Socket>()
  const server = net.createServer((client) => {
    const upstream = net.connect({ host: '127.0.0.1', port: target })
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.on('error', () => undefined)
      socket.on('close', () => sockets.delete(socket))
    }
    let tail = ''
    // In order, also while somebody thinks about one of them.
    let queue = Promise.resolve()
    const later = (work: () => Promise<void>): void => {
      queue = queue.then(work).catch(() => void client.destroy())
    }
    const dropped = async (what: string, when: 'before' | 'after'): Promise<boolean> => {
      if ((await watch({ service: 'smtp', what, when })) === 'pass') return false
      client.destroy()
      upstream.destroy()
      return true
    }
    // What a client sent before it died still arrives.
    client.on('close', () => later(async () => void upstream.end()))
    upstream.on('close', () => void client.destroy())
    client.on('data', (chunk: Buffer) =>
      later(async () => {
        tail = (tail + chunk.toString('latin1')).slice(-2_000)
        if (/^MAIL FROM/i.test(chunk.toString('latin1')) && (await dropped('MAIL FROM', 'before'))) return
        if (END_OF_MESSAGE.test(tail) && (await dropped('message', 'before'))) return
        upstream.write(chunk)
      }),
    )
    upstream.on('data', (chunk: Buffer) =>
      later(async () => {
        if (QUEUED.test(chunk.toString('latin1')) && (await dropped('message', 'after'))) return
        client.write(chunk)
      }),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    lead: (port) => {
      target = port
    },
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** A gate that only leads on: for a folder of sent mail behind an address that stays. */
export async function openPlainGate(): Promise<MailGate> {
  return await openMailGate(async () => 'pass')
}
