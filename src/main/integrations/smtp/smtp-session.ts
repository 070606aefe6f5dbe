import { Readable } from 'node:stream'
import type SMTPConnection from 'nodemailer/lib/smtp-connection'
import type { SMTPConnectionCustomAuthContext } from 'nodemailer/lib/smtp-connection'
import { ServiceError } from '#main/core/errors.ts'
import { unlessAborted } from '#main/core/unless-aborted.ts'
import { toSmtpError, type SmtpPhase } from './smtp-errors.ts'
import { isLoopback } from './loopback-host.ts'

export type SmtpAuth =
  | { readonly type: 'none' }
  | { readonly type: 'password'; readonly password: () => string | null | Promise<string | null> }
  | {
      readonly type: 'xoauth2'
      readonly token: (signal: AbortSignal) => Promise<string>
      /** Told that the server did not take the token: the next one must be another. */
      readonly refused?: () => void
    }

export interface SmtpTimeouts {
  /** Name look-up, connection, TLS and greeting. */
  readonly connectMs: number
  /** Silence of the server after a command; after the message servers may take long to answer. */
  readonly replyMs: number
}

export interface SmtpServer {
  readonly host: string
  readonly port: number
  /** TLS from the first byte; else STARTTLS, which only this computer itself may do without. */
  readonly secure: boolean
  readonly user: string
  readonly auth: SmtpAuth
  readonly timeouts: SmtpTimeouts
}

export interface SmtpEnvelope {
  readonly from: string
  readonly to: string
}

export interface SmtpSession {
  /** Resolves with the server's reply to the whole message. */
  send(raw: Uint8Array, envelope: SmtpEnvelope): Promise<string>
}

const GOODBYE_MS = 1000

/** A bridge on this computer shows a certificate of its own making; nobody stands between. */
function connectionOptions({ host, port, secure, timeouts }: SmtpServer) {
  const local = isLoopback(host)
  return {
    host: host.replace(/^\[|\]$/g, ''),
    port,
    secure,
    requireTLS: !secure && !local,
    opportunisticTLS: !secure && local,
    tls: { minVersion: 'TLSv1.2' as const, rejectUnauthorized: !local },
    allowInternalNetworkInterfaces: local,
    dnsTimeout: timeouts.connectMs,
    connectionTimeout: timeouts.connectMs,
    greetingTimeout: timeouts.connectMs,
    socketTimeout: timeouts.replyMs,
    // `destroy`: what is half sent must not be finished by a polite end.
    socketCloseTimeout: 0,
    logger: false,
  }
}

/** XOAUTH2 with one token, asked for before; a refusal comes as 334 and wants an empty line (Google, Microsoft). */
async function sayToken(
  context: SMTPConnectionCustomAuthContext,
  user: string,
  token: string,
): Promise<void> {
  const initial = Buffer.from(`user=${user}\u0001auth=Bearer ${token}\u0001\u0001`).toString('base64')
  let reply = await context.sendCommand(`AUTH XOAUTH2 ${initial}`)
  if (reply.status === 334) reply = await context.sendCommand('')
  if (reply.status === 235) context.resolve()
  else context.reject(new Error('The token was refused'))
}

/** What must be known before the line is opened, so that a wrong setting never waits on the network. */
async function credentialsOf({ auth, user, host }: SmtpServer, signal: AbortSignal): Promise<string> {
  if (auth.type === 'none') return ''
  const secret =
    auth.type === 'password'
      ? await unlessAborted(Promise.resolve(auth.password()), signal)
      : await unlessAborted(auth.token(signal), signal)
  if (user === '' || secret === null || secret === '') {
    const missing = user === '' ? 'user name' : auth.type === 'password' ? 'password' : 'sign-in'
    throw new ServiceError(`The ${missing} for ${host} is missing.`, {
      service: 'smtp',
      kind: 'auth',
      safeToRetry: true,
    })
  }
  return secret
}

async function login(connection: SMTPConnection, server: SmtpServer, secret: string): Promise<void> {
  const { auth, host, user } = server
  if (auth.type === 'none') return
  // nodemailer would go on without a login where the server offers none.
  if (!connection.allowsAuth) {
    throw new ServiceError(`${host} offers no login on this port.`, {
      service: 'smtp',
      kind: 'auth',
      safeToRetry: true,
    })
  }
  const method = auth.type === 'xoauth2' ? 'XOAUTH2' : false
  const { promise, resolve, reject } = Promise.withResolvers<undefined>()
  connection.login({ method, user, credentials: { user, pass: secret } }, (error) =>
    error ? reject(error) : resolve(undefined),
  )
  await promise
}

/** A stream that tells when the first byte is taken: the server has said 354 and waits for the message. */
function messageStream(raw: Uint8Array, onStart: () => void): Readable {
  return new Readable({
    read() {
      onStart()
      this.push(raw)
      this.push(null)
    },
  })
}

/**
 * Opens a line, logs in, lets `work` send, closes the line whatever happens. Every failure is a ServiceError
 * that says whether the mail may have arrived; so is giving up by `signal`. A token that is refused before its
 * time is replaced once.
 */
export async function withSmtpSession<T>(
  server: SmtpServer,
  signal: AbortSignal,
  work: (session: SmtpSession) => Promise<T>,
): Promise<T> {
  const { auth } = server
  if (auth.type !== 'xoauth2' || !auth.refused) return await oneSession(server, signal, work)
  let last = ''
  const token = async (within: AbortSignal): Promise<string> => (last = await auth.token(within))
  const watched = { ...server, auth: { ...auth, token } }
  try {
    return await oneSession(watched, signal, work)
  } catch (error) {
    // A login that is refused comes before any mail: nothing has left.
    if (!(error instanceof ServiceError) || error.kind !== 'auth' || last === '') throw error
    const before = last
    auth.refused()
    const fresh = await auth.token(signal).catch((cause: unknown) => {
      throw toSmtpError(cause, { host: server.host, phase: 'connecting' })
    })
    if (fresh === before) throw error
    return await oneSession(server, signal, work)
  }
}

async function oneSession<T>(
  server: SmtpServer,
  signal: AbortSignal,
  work: (session: SmtpSession) => Promise<T>,
): Promise<T> {
  let phase: SmtpPhase = 'connecting'
  let connection: SMTPConnection | null = null
  try {
    signal.throwIfAborted()
    const secret = await credentialsOf(server, signal)
    const { default: Connection } = await import('nodemailer/lib/smtp-connection')
    const { auth } = server
    const open = new Connection({
      ...connectionOptions(server),
      ...(auth.type === 'xoauth2'
        ? { customAuth: { XOAUTH2: (context) => sayToken(context, server.user, secret) } }
        : {}),
    })
    connection = open
    const broken = Promise.withResolvers<never>()
    // Nobody may be waiting when the line breaks late.
    broken.promise.catch(() => undefined)
    open.on('error', broken.reject)
    // The end is told before the reply that caused it (421): the step's own error must come first.
    open.once('end', () => setImmediate(() => broken.reject(new Error('The server closed the connection'))))
    const whileOpen = <R>(step: Promise<R>): Promise<R> =>
      unlessAborted(Promise.race([step, broken.promise]), signal)

    await whileOpen(connected(open))
    await whileOpen(login(open, server, secret))
    phase = 'envelope'
    const result = await work({
      send: (raw, envelope) => {
        const size = raw.byteLength
        const message = messageStream(raw, () => (phase = 'message'))
        return whileOpen(sendThrough(open, { ...envelope, size }, message))
      },
    })
    sayGoodbye(open)
    connection = null
    return result
  } catch (error) {
    throw toSmtpError(error, { host: server.host, phase })
  } finally {
    // In the middle of something there is nothing to say: a word now would become part of the message.
    connection?.close()
  }
}

function connected(connection: SMTPConnection): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<undefined>()
  connection.connect((error) => (error ? reject(error) : resolve(undefined)))
  return promise
}

function sendThrough(
  connection: SMTPConnection,
  { from, to, size }: SmtpEnvelope & { readonly size: number },
  message: Readable,
): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  connection.send({ from, to: [to], size }, message, (error, sent) =>
    error ? reject(error) : resolve(sent?.response ?? ''),
  )
  return promise
}

/** A server that does not answer the goodbye must not keep the process. */
function sayGoodbye(connection: SMTPConnection): void {
  connection.quit()
  setTimeout(() => connection.close(), GOODBYE_MS).unref()
}
