import type { MailOut, OutgoingMail } from '#main/video/mail-out.ts'
import type { Reconciled } from '#main/approvals/outward-action.ts'
import type { Log } from '#main/core/log.ts'
import { messageOf, ServiceError } from '#main/core/errors.ts'
import { withSmtpSession, type SmtpAuth, type SmtpTimeouts } from './smtp-session.ts'

export interface SmtpOptions {
  readonly host: string
  readonly port: number
  readonly secure: boolean
  readonly user: string
  readonly auth: SmtpAuth
  /** The message as bytes: `createMailCompiler` of the domain. */
  readonly compile: (
    mail: OutgoingMail,
  ) => Promise<{ readonly raw: Uint8Array; readonly from: string; readonly to: string }>
  /** Looks where sent mail is kept; null when there is no such place to look at. */
  readonly find: ((messageId: string, signal: AbortSignal) => Promise<Reconciled>) | null
  readonly timeouts?: Partial<SmtpTimeouts>
  readonly log: Log
}

const TIMEOUTS: SmtpTimeouts = { connectMs: 20_000, replyMs: 75_000 }

/** Sends through a mail server. A repeat carries the same Message-ID, but a server does not look at that. */
export function createSmtpMailOut(options: SmtpOptions): MailOut {
  const { host, find, log, compile } = options
  const server = { ...options, timeouts: { ...TIMEOUTS, ...options.timeouts } }

  /** Nothing has left yet: an error of building must not look like a lost answer. */
  async function built(mail: OutgoingMail) {
    try {
      return await compile(mail)
    } catch (cause) {
      const message = `The mail could not be built: ${messageOf(cause)}`
      throw new ServiceError(message, { service: 'smtp', kind: 'validation', safeToRetry: true }, { cause })
    }
  }

  return {
    label: `SMTP ${host}`,
    service: 'smtp',
    async send(mail, signal) {
      const { raw, from, to } = await built(mail)
      const response = await withSmtpSession(server, signal, (session) => session.send(raw, { from, to }))
      log.info('Mail accepted', { service: 'smtp', host, bytes: raw.byteLength })
      return { response: response.replace(/\s+/g, ' ').trim().slice(0, 300) }
    },
    async find(messageId, signal) {
      if (!find) return 'unknown'
      try {
        return await find(messageId, signal)
      } catch (error) {
        signal.throwIfAborted()
        log.warn('Sent mail could not be looked at', { service: 'imap', reason: messageOf(error) })
        return 'unknown'
      }
    },
    async check(signal) {
      try {
        await withSmtpSession(server, signal, () => Promise.resolve())
      } catch (error) {
        signal.throwIfAborted()
        throw error
      }
    },
  }
}
