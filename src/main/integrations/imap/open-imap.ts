import type { ImapFlow } from 'imapflow'
import { isAbort, ServiceError } from '#main/core/errors.ts'
import { imapFailure, imapTimeout } from './imap-failure.ts'
import type { ImapAccess, ImapTimes } from './imap-access.ts'

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1)$/i
/** Pause after a command until the library goes back to waiting for mail. */
const AUTO_IDLE_MS = 250

export interface ImapConnection {
  readonly client: ImapFlow
  /** True as soon as the connection has ended, whoever ended it. */
  ended(): boolean
  /** Runs one command; rejects with ServiceError, and ends the connection when it takes too long. */
  run<T>(what: string, command: (client: ImapFlow) => Promise<T>, ms?: number): Promise<T>
  onEnd(listener: () => void): void
  close(): void
}

type Credentials =
  | { readonly user: string; readonly pass: string }
  | { readonly user: string; readonly accessToken: string }
type ConnectTimes = Pick<ImapTimes, 'connect' | 'command'>

/**
 * Signs in. The connection ends with the signal. Rejects with ServiceError, service 'imap'.
 * A token that is refused before its time (taken back, a clock that is wrong) is replaced once.
 */
export async function openImap(
  access: ImapAccess,
  times: ConnectTimes,
  signal: AbortSignal,
): Promise<ImapConnection> {
  const { auth, user } = access
  signal.throwIfAborted()
  if (auth.type === 'password')
    return await signIn(access, { user, pass: await auth.password() }, times, signal)
  const ask = (): Promise<string> => auth.token(AbortSignal.any([signal, AbortSignal.timeout(times.connect)]))
  const accessToken = await ask()
  try {
    return await signIn(access, { user, accessToken }, times, signal)
  } catch (error) {
    if (!(error instanceof ServiceError) || error.kind !== 'auth' || !auth.refused) throw error
    auth.refused()
    const fresh = await ask()
    if (fresh === accessToken) throw error
    return await signIn(access, { user, accessToken: fresh }, times, signal)
  }
}

/** An instance of the library serves one connection only: whoever loses it opens another. */
async function signIn(
  access: ImapAccess,
  auth: Credentials,
  times: ConnectTimes,
  signal: AbortSignal,
): Promise<ImapConnection> {
  const { ImapFlow: Client } = await import('imapflow')
  signal.throwIfAborted()
  const isLocal = LOOPBACK.test(access.host)
  const client = new Client({
    host: access.host,
    port: access.port,
    secure: access.secure,
    // A password never crosses the network in the clear: without TLS from the start it must be switched on.
    ...(access.secure || isLocal ? {} : { doSTARTTLS: true }),
    tls: { rejectUnauthorized: !isLocal },
    auth,
    logger: false,
    clientInfo: { name: 'Hard-E' },
    autoIdleDelay: AUTO_IDLE_MS,
    connectionTimeout: times.connect,
    greetingTimeout: times.connect,
    socketTimeout: 5 * 60_000,
    // Bounds what a broken server can make us keep; whole mails are asked for in bounded pieces.
    maxLiteralSize: 64 * 1024 * 1024,
    maxResponseSize: 128 * 1024 * 1024,
    maxLineLength: 16 * 1024 * 1024,
  })
  let over = false
  let fault: Error | null = null
  const listeners = new Set<() => void>()
  const close = (): void => {
    over = true
    client.close()
  }
  // Without a listener for errors the library would take the process down.
  client.on('error', (error) => {
    fault = error
  })
  client.on('close', () => {
    over = true
    signal.removeEventListener('abort', close)
    for (const listener of listeners) listener()
  })
  signal.addEventListener('abort', close, { once: true })

  async function run<T>(
    what: string,
    command: (client: ImapFlow) => Promise<T>,
    ms = times.command,
  ): Promise<T> {
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        reject(imapTimeout(what))
        close()
      }, ms)
    })
    try {
      return await Promise.race([command(client), late])
    } catch (error) {
      signal.throwIfAborted()
      throw imapFailure(isAbort(error) ? error : (fault ?? error))
    } finally {
      clearTimeout(timer)
    }
  }
  try {
    await run('sign-in', async () => await client.connect(), times.connect)
  } catch (error) {
    close()
    throw error
  }
  return { client, ended: () => over, run, onEnd: (listener) => void listeners.add(listener), close }
}
