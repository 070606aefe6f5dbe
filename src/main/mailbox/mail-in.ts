/** A mail as it lies on the server. */
export interface ArrivedMail {
  /** The whole message, RFC 5322. */
  readonly raw: Uint8Array
  readonly place: MailPlace
}

export interface MailPlace {
  readonly account: string
  readonly mailbox: string
  readonly uidValidity: string
  readonly uid: number
}

export interface MailCursor {
  readonly uidValidity: string | null
  readonly lastUid: number
  readonly highestModseq: string | null
}

/** What happens while listening, for the status that the person sees. */
export type MailInEvent =
  | { readonly type: 'connecting' }
  | { readonly type: 'checked'; readonly cursor: MailCursor }
  | { readonly type: 'idle' }
  | { readonly type: 'trouble'; readonly error: Error }

export interface MailInCall {
  /** Where it stood; null at the first start: only mail that arrives from then on, and the last days' unread. */
  readonly cursor: () => MailCursor | null
  /** Resolves when the mail is in the ledger: only then may the cursor move past it. */
  readonly onMail: (mail: ArrivedMail) => Promise<void>
  readonly onEvent: (event: MailInEvent) => void
  readonly signal: AbortSignal
}

/** Where trigger mails come from. Adapters: IMAP, a watched folder of .eml files. */
export interface MailIn {
  /** "videos@example.com on imap.example.com", "Folder inbox". */
  readonly label: string
  readonly provider: 'imap' | 'folder'
  /** Which mailbox it is, the same after every start. */
  readonly account: string
  readonly mailbox: string
  /** Listens until the signal ends; reconnects by itself and never rejects for want of a connection. */
  listen(call: MailInCall): Promise<void>
  /** Looks once. Rejects with ServiceError. */
  checkOnce(call: Omit<MailInCall, 'onEvent'>): Promise<MailCursor>
  /** A running `listen` looks now: after wake, or because a person asked. */
  poke(): void
  /** After the decision is stored: flags it, or moves it, as the settings say. Idempotent. */
  mark(place: MailPlace, decision: 'trigger' | 'ignore', signal: AbortSignal): Promise<void>
  check(signal: AbortSignal): Promise<void>
}
