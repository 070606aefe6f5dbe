import net, { type AddressInfo } from 'node:net'

export interface SentFolder {
  readonly port: number
  /** Message-IDs that are filed there; tests push into it. */
  readonly ids: string[]
  /** The commands as they came. */
  readonly heard: readonly string[]
  stop(): Promise<void>
}

export interface SentFolderOptions {
  readonly gmail?: boolean
  /** Whether the server says which folder is for sent mail. */
  readonly marked?: boolean
  readonly refuseSearch?: boolean
  readonly name?: string
}

/** As much of an IMAP server as a look into the folder of sent mail needs (RFC 3501, 6154). */
export async function startSentFolder(options: SentFolderOptions = {}): Promise<SentFolder> {
  const { gmail = false, marked = true, refuseSearch = false, name = 'Gesendet' } = options
  const ids: string[] = []
  const heard: string[] = []
  const sockets = new Set<net.Socket>()
  const capability = `CAPABILITY IMAP4rev1 SPECIAL-USE SASL-IR AUTH=XOAUTH2${gmail ? ' X-GM-EXT-1' : ''}`

  function answer(tag: string, command: string): string {
    const verb = command.toUpperCase()
    const ok = `${tag} OK done\r\n`
    if (verb.startsWith('CAPABILITY')) return `* ${capability}\r\n${ok}`
    if (verb.startsWith('LOGIN')) {
      return /secret/.test(command)
        ? `${tag} OK [${capability}] in\r\n`
        : `${tag} NO [AUTHENTICATIONFAILED] no\r\n`
    }
    if (verb.startsWith('AUTHENTICATE XOAUTH2')) {
      const said = Buffer.from(command.split(' ')[2] ?? '', 'base64').toString()
      return said.includes('Bearer secret')
        ? `${tag} OK [${capability}] in\r\n`
        : `${tag} NO [AUTHENTICATIONFAILED] no\r\n`
    }
    if (verb.startsWith('LIST')) {
      if (/LIST "" ""/.test(command)) return `* LIST (\\Noselect) "/" ""\r\n${ok}`
      const flags = marked ? '\\HasNoChildren \\Sent' : '\\HasNoChildren'
      return `* LIST (\\HasNoChildren) "/" "INBOX"\r\n* LIST (${flags}) "/" "${name}"\r\n${ok}`
    }
    if (verb.startsWith('EXAMINE')) {
      if (!command.includes(name)) return `${tag} NO [NONEXISTENT] no such mailbox\r\n`
      return `* FLAGS (\\Seen)\r\n* ${ids.length} EXISTS\r\n* OK [UIDVALIDITY 7] ok\r\n${tag} OK [READ-ONLY] ok\r\n`
    }
    if (verb.startsWith('UID SEARCH')) {
      if (refuseSearch) return `${tag} NO too busy\r\n`
      const part = /message-id "?([^"\s]+)"?/i.exec(command)?.[1] ?? '\u0000'
      const uids = ids.flatMap((id, at) => (id.includes(part) ? [at + 1] : []))
      return `* SEARCH${uids.map((uid) => ` ${uid}`).join('')}\r\n${ok}`
    }
    return /^(NOOP|NAMESPACE|LOGOUT|LSUB)/.test(verb) ? ok : `${tag} BAD unknown\r\n`
  }

  const server = net.createServer((socket) => {
    let buffer = ''
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.on('close', () => sockets.delete(socket))
    socket.write(`* OK [${capability}] ready\r\n`)
    socket.on('data', (chunk) => {
      buffer += chunk.toString('latin1')
      const lines = buffer.split('\r\n')
      buffer = lines.pop() ?? ''
      for (const line of lines) {
        const [tag = '', ...rest] = line.split(' ')
        heard.push(rest.join(' '))
        socket.write(answer(tag, rest.join(' ')))
      }
    })
  })
  const listening = Promise.withResolvers<undefined>()
  server.listen(0, '127.0.0.1', () => listening.resolve(undefined))
  await listening.promise
  return {
    port: (server.address() as AddressInfo).port,
    ids,
    heard,
    stop: () => {
      const closed = Promise.withResolvers<undefined>()
      for (const socket of sockets) socket.destroy()
      server.close(() => closed.resolve(undefined))
      return closed.promise
    },
  }
}
