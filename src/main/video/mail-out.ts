import type { Reconciled } from '../approvals/outward-action.ts'

export interface OutgoingMail {
  /** With angle brackets, fixed for the action: `<…@…>`. */
  readonly messageId: string
  readonly from: { readonly name: string; readonly address: string }
  readonly to: { readonly name: string; readonly address: string }
  readonly subject: string
  readonly text: string
  readonly html: string
}

/**
 * Sends mail. Adapters: SMTP, the outbox folder. A send that may have arrived rejects with a ServiceError whose
 * `safeToRetry` is false and whose kind is network, timeout or server: the door then looks with `find`.
 */
export interface MailOut {
  /** "SMTP smtp.example.com", "Outbox folder on this computer". */
  readonly label: string
  readonly service: 'smtp' | 'local'
  send(mail: OutgoingMail, signal: AbortSignal): Promise<{ readonly response: string }>
  /** Looks for the Message-ID where sent mail is kept; 'unknown' when it cannot be looked for. */
  find(messageId: string, signal: AbortSignal): Promise<Reconciled>
  /** Logs in without sending. */
  check(signal: AbortSignal): Promise<void>
}
