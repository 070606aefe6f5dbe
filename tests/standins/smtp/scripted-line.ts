import net, { type AddressInfo } from 'node:net'

/** What is said to a command; null: hangs up; 'silence': says nothing. `body` answers the finished message. */
export type Script = Readonly<Partial<Record<string, string | null>>>

export interface ScriptedLine {
  readonly port: number
  /** The commands as they came, without the message. */
  readonly heard: readonly string[]
  stop(): Promise<void>
}

const USUAL: Script = {
  greeting: '220 ready',
  EHLO: '250 line',
  MAIL: '250 ok',
  RCPT: '250 ok',
  DATA: '354 go on',
  body: '250 queued',
  QUIT: '221 bye',
}

/** A server that says just what it is told to, for replies no decent server gives. */
export async function startScriptedLine(script: Script): Promise<ScriptedLine> {
  const says = { ...USUAL, ...script }
  const heard: string[] = []
  const sockets = new Set<net.Socket>()
  const server = net.createServer((socket) => {
    let buffer = ''
    let inBody = false
    const answer = (key: string): void => {
      const said = says[key]
      if (said === 'silence') return
      if (said === null || said === undefined) socket.destroy()
      else socket.write(`${said}\r\n`)
    }
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.on('close', () => sockets.delete(socket))
    answer('greeting')
    socket.on('data', (chunk) => {
      buffer += chunk.toString('latin1')
      if (inBody && says['middle'] === null) return socket.destroy()
      for (;;) {
        const end = buffer.indexOf(inBody ? '\r\n.\r\n' : '\r\n')
        if (end < 0) return
        const line = buffer.slice(0, end)
        buffer = buffer.slice(end + (inBody ? 5 : 2))
        const key = inBody ? 'body' : (line.split(/[ :]/, 1)[0] ?? '').toUpperCase()
        if (!inBody) heard.push(line)
        inBody = key === 'DATA' && says['DATA']?.startsWith('354') === true
        answer(key)
      }
    })
  })
  const listening = Promise.withResolvers<undefined>()
  server.listen(0, '127.0.0.1', () => listening.resolve(undefined))
  await listening.promise
  return {
    port: (server.address() as AddressInfo).port,
    heard,
    stop: () => {
      const closed = Promise.withResolvers<undefined>()
      for (const socket of sockets) socket.destroy()
      server.close(() => closed.resolve(undefined))
      return closed.promise
    },
  }
}
