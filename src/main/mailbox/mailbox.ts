import type { LedgerMail, ListenerStatus, MailDecision } from '#shared/domain/trigger-mail.ts'

/** The rules a mail must meet to be a trigger. */
export interface TriggerRules {
  /** Addresses and domains that may order a video, lower case; none: nobody may. */
  readonly senders: readonly string[]
  /** The subject must be this, after "Re:" is refused; compared without case and spaces at the ends. */
  readonly subject: string
  /** Addresses that the mail must be to, lower case; none: not looked at. */
  readonly recipients: readonly string[]
  /** Milliseconds. */
  readonly maxAgeMs: number
  /** authserv-id of the person's own provider, whose Authentication-Results on top are believed; '' for none. */
  readonly authservId: string
  /** The practice folder: whoever can write files there may order. Never true for IMAP. */
  readonly trustFolder: boolean
}

/** Judges a raw mail by its content alone; asks DNS for keys, never the CRM, and never acts. Never rejects. */
export type JudgeMail = (
  raw: Uint8Array,
  rules: TriggerRules,
  now: number,
  signal: AbortSignal,
) => Promise<MailDecision>

/** The listener: mail to decisions to runs, and the CRM's stages as a second source. */
export interface Mailbox {
  status(): ListenerStatus
  mails(limit: number): readonly LedgerMail[]
  pause(): ListenerStatus
  resume(): ListenerStatus
  /** Looks for mail and in the CRM now. */
  checkNow(signal: AbortSignal): Promise<ListenerStatus>
  /** Judges a mail by the settings; never acts. */
  judge(raw: Uint8Array, signal: AbortSignal): Promise<MailDecision>
  /** Listens until `close`, as the settings say and follow. One process of a workspace at a time. */
  begin(): void
  onChange(listener: () => void): () => void
  close(): Promise<void>
}
