import { backoffMs } from '#main/core/backoff.ts'
import type { Clock } from '#main/core/clock.ts'
import { ServiceError } from '#main/core/errors.ts'
import type { Log } from '#main/core/log.ts'
import type { MailCursor, MailIn, MailInCall } from '#main/mailbox/mail-in.ts'
import { createBell } from './bell.ts'
import { imapAccount, imapLabel, imapTimes, type ImapAccess, type ImapTimes } from './imap-access.ts'
import { lookForMail } from './look-for-mail.ts'
import { markMail, type AfterDecision } from './mark-mail.ts'
import { openImap, type ImapConnection } from './open-imap.ts'

/** A server that lives answers this small question sooner. */
const SIGN_OF_LIFE_MS = 15_000

export interface ImapMailInOptions extends ImapAccess {
  readonly mailbox: string
  /** What becomes of a mail whose decision is stored. */
  readonly after: AfterDecision
  readonly processedFolder: string
  readonly clock: Clock
  readonly log: Log
  readonly times?: Partial<ImapTimes>
  readonly random?: () => number
}

/** One mailbox over IMAP: IDLE on one connection, and a new connection whenever it ends. */
export function createImapMailIn(options: ImapMailInOptions): MailIn {
  const { clock, log, mailbox, random = Math.random } = options
  const times: ImapTimes = { ...imapTimes, ...options.times }
  const account = imapAccount(options)
  const bell = createBell(clock)
  const tries = new Map<string, number>()
  /** The connection that listens, once its mailbox is open. */
  let live: ImapConnection | null = null
  /** Somebody wants to know: what the connection believes is not enough, the server is asked. */
  let wasPoked = false

  async function open(signal: AbortSignal): Promise<ImapConnection> {
    const connection = await openImap(options, times, signal)
    try {
      await connection.run('open', async (client) => await client.mailboxOpen(mailbox))
      return connection
    } catch (error) {
      connection.close()
      throw error
    }
  }

  const look = (
    connection: ImapConnection,
    cursor: MailCursor | null,
    call: Pick<MailInCall, 'onMail'>,
    onProgress: (cursor: MailCursor) => void,
  ): Promise<MailCursor> =>
    lookForMail({
      connection,
      account,
      mailbox,
      cursor,
      onMail: call.onMail,
      onProgress,
      tries,
      times,
      now: () => clock.now(),
      log,
    })

  /** Until the connection ends or the signal does. */
  async function stay(connection: ImapConnection, call: MailInCall): Promise<void> {
    const { client } = connection
    const every = client.capabilities.has('IDLE') ? times.idle : times.poll
    for (;;) {
      const cursor = await look(connection, call.cursor(), call, (at) =>
        call.onEvent({ type: 'checked', cursor: at }),
      )
      call.onEvent({ type: 'checked', cursor })
      const since = clock.now()
      await bell.wait(every, call.signal)
      call.signal.throwIfAborted()
      if (connection.ended()) return
      if (wasPoked || clock.now() - since >= every) {
        wasPoked = false
        // Opening it anew shows that the server lives, and whether it numbers its mails as before.
        await connection.run(
          'open',
          async () => await client.mailboxOpen(mailbox),
          Math.min(times.command, SIGN_OF_LIFE_MS),
        )
        call.onEvent({ type: 'idle' })
      }
    }
  }

  /** One connection from beginning to end; resolves when the server ended it. */
  async function session(call: MailInCall): Promise<void> {
    call.onEvent({ type: 'connecting' })
    const connection = await open(call.signal)
    connection.client.on('exists', () => bell.ring())
    connection.onEnd(() => bell.ring())
    live = connection
    try {
      call.onEvent({ type: 'idle' })
      await stay(connection, call)
    } finally {
      live = null
      connection.close()
    }
  }

  async function listen(call: MailInCall): Promise<void> {
    for (let failures = 0; !call.signal.aborted;) {
      const since = clock.now()
      let failure: Error
      try {
        await session(call)
        failure = new ServiceError('The mail server ended the connection.', {
          service: 'imap',
          kind: 'network',
        })
      } catch (error) {
        // Commands have sorted their errors; the rest comes from the ledger or the secrets, and says so itself.
        failure = error instanceof Error ? error : new Error(String(error))
      }
      if (call.signal.aborted) return
      // Servers end sessions as a matter of course, and with the token that opened them: no trouble yet.
      const wasGood = clock.now() - since >= times.good
      failures = wasGood ? 1 : failures + 1
      if (!wasGood) call.onEvent({ type: 'trouble', error: failure })
      log.debug('The mail connection ended', { account, failures, error: failure })
      const wasRefused = failure instanceof ServiceError && failure.kind === 'auth'
      const least = wasRefused ? times.afterRefusal : 0
      const asked = failure instanceof ServiceError ? (failure.retryAfterMs ?? 0) : 0
      await bell.wait(backoffMs(failures, random, times.backoff, Math.max(least, asked)), call.signal)
    }
  }

  /** The connection that listens, or one of its own for this once. */
  async function withConnection<T>(
    signal: AbortSignal,
    work: (connection: ImapConnection) => Promise<T>,
  ): Promise<T> {
    if (live && !live.ended()) return await work(live)
    const own = await open(signal)
    try {
      return await work(own)
    } finally {
      await own.run('logout', async (client) => await client.logout()).catch(() => undefined)
      own.close()
    }
  }

  return {
    label: imapLabel(options),
    provider: 'imap',
    account,
    mailbox,
    listen,
    async checkOnce({ cursor, onMail, signal }) {
      // Where it stands is kept at the end only; a repeat finds the same mails in the ledger.
      return await withConnection(
        signal,
        async (connection) => await look(connection, cursor(), { onMail }, () => undefined),
      )
    },
    poke() {
      wasPoked = true
      bell.ring()
    },
    async mark(place, decision, signal) {
      if (options.after === 'nothing' || place.account !== account) return
      await withConnection(signal, async (connection) => {
        await markMail(connection, place, decision, options)
      })
    },
    async check(signal) {
      const connection = await open(signal)
      await connection.run('logout', async (client) => await client.logout()).catch(() => undefined)
      connection.close()
    },
  }
}
