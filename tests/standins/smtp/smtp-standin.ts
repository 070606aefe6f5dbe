import type { AddressInfo, Socket } from 'node:net'
import { SMTPServer, type SMTPServerSession } from 'smtp-server'

export interface ReceivedMail {
  readonly from: string
  readonly to: readonly string[]
  readonly raw: string
  readonly user: string | null
  readonly secure: boolean
}

/** What the next session meets; each fault is used up by one session. */
export type SmtpFault =
  | {
      readonly at: 'connect' | 'auth' | 'mail' | 'rcpt' | 'message'
      readonly code: number
      readonly text: string
    }
  /** Takes the whole message, keeps it or not, and hangs up or says nothing more. */
  | { readonly at: 'afterData'; readonly kept: boolean; readonly next: 'drop' | 'silence' }
  | { readonly at: 'silentGreeting' | 'dropAtRcpt' }

export interface SmtpStandin {
  readonly port: number
  readonly received: readonly ReceivedMail[]
  readonly sessions: () => number
  /** Resolves once the server has the whole of a message whose answer it withholds. */
  taken(): Promise<void>
  failNext(fault: SmtpFault): void
  stop(): Promise<void>
}

export interface SmtpStandinOptions {
  readonly login?: { readonly user: string; readonly password?: string; readonly token?: string }
  readonly startTls?: boolean
  readonly implicitTls?: boolean
}

const reply = ({ code, text }: { code: number; text: string }): Error & { responseCode: number } =>
  Object.assign(new Error(text), { responseCode: code })

/** A mail server on loopback that keeps what it accepts and refuses strangers, with faults on order. */
export async function startSmtpStandin(options: SmtpStandinOptions = {}): Promise<SmtpStandin> {
  const received: ReceivedMail[] = []
  const faults: SmtpFault[] = []
  let sessions = 0
  let taken = Promise.withResolvers<undefined>()
  const { login } = options

  const take = <P extends SmtpFault['at']>(at: P): Extract<SmtpFault, { at: P }> | undefined => {
    if (faults[0]?.at !== at) return undefined
    return faults.shift() as Extract<SmtpFault, { at: P }>
  }
  const drop = (session: SMTPServerSession): void => {
    sockets.get(session.remotePort)?.destroy()
  }

  const server = new SMTPServer({
    logger: false,
    secure: options.implicitTls ?? false,
    hideSTARTTLS: !options.startTls,
    authOptional: login === undefined,
    allowInsecureAuth: true,
    disableReverseLookup: true,
    disabledCommands: login === undefined ? ['AUTH'] : [],
    authMethods: login?.token === undefined ? ['PLAIN', 'LOGIN'] : ['XOAUTH2'],
    closeTimeout: 100,
    onConnect(_session, done) {
      sessions++
      if (take('silentGreeting')) return
      const fault = take('connect')
      done(fault ? reply(fault) : null)
    },
    onAuth(auth, _session, done) {
      const fault = take('auth')
      if (fault) return done(reply(fault))
      const right =
        auth.username === login?.user &&
        (login?.token === undefined ? auth.password === login?.password : auth.accessToken === login.token)
      if (right) return done(null, { user: auth.username })
      if (auth.method === 'XOAUTH2') return done(null, { data: { status: '401', schemes: 'bearer' } })
      done(reply({ code: 535, text: '5.7.8 Username and Password not accepted' }))
    },
    onMailFrom(_address, _session, done) {
      const fault = take('mail')
      done(fault ? reply(fault) : null)
    },
    onRcptTo(_address, session, done) {
      if (take('dropAtRcpt')) return drop(session)
      const fault = take('rcpt')
      done(fault ? reply(fault) : null)
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope
        const mail: ReceivedMail = {
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map((address) => address.address),
          raw: Buffer.concat(chunks).toString('utf8'),
          user: typeof session.user === 'string' ? session.user : null,
          secure: session.secure,
        }
        const refusal = take('message')
        if (refusal) return done(reply(refusal))
        const lost = take('afterData')
        if (!lost || lost.kept) received.push(mail)
        if (!lost) return done(null, `2.0.0 Ok: queued as ${received.length}`)
        taken.resolve(undefined)
        if (lost.next === 'drop') drop(session)
      })
    },
  })
  server.on('error', () => undefined)
  const sockets = new Map<number, Socket>()
  server.server.on('connection', (socket) => {
    const port = socket.remotePort ?? 0
    sockets.set(port, socket)
    socket.on('close', () => sockets.delete(port))
  })
  const listening = Promise.withResolvers<undefined>()
  server.listen(0, '127.0.0.1', () => listening.resolve(undefined))
  await listening.promise
  return {
    port: (server.server.address() as AddressInfo).port,
    received,
    sessions: () => sessions,
    taken: () => taken.promise,
    failNext(fault) {
      taken = Promise.withResolvers()
      faults.push(fault)
    },
    stop: () => {
      const closed = Promise.withResolvers<undefined>()
      for (const socket of sockets.values()) socket.destroy()
      server.close(() => closed.resolve(undefined))
      return closed.promise
    },
  }
}
