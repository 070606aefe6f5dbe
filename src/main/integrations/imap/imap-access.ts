/** How a mailbox is reached. Passwords and tokens are asked for at every connection, never kept. */
export interface ImapAccess {
  readonly host: string
  readonly port: number
  readonly secure: boolean
  readonly user: string
  readonly auth: ImapAuth
}

export type ImapAuth =
  | { readonly type: 'password'; readonly password: () => Promise<string> }
  | {
      readonly type: 'xoauth2'
      readonly token: (signal: AbortSignal) => Promise<string>
      /** Told that the server did not take the token: the next one must be another. */
      readonly refused?: () => void
    }

/** Milliseconds, all of them. */
export interface ImapTimes {
  readonly connect: number
  /** Longest wait for the answer to one command. */
  readonly command: number
  /** How often the mailbox is opened anew while it waits, which also finds dead connections. */
  readonly idle: number
  /** The same for a server that cannot tell of new mail by itself. */
  readonly poll: number
  /** After this long without a fault, waits between tries start small again. */
  readonly good: number
  readonly backoff: { readonly initialMs: number; readonly maxMs: number; readonly factor: number }
  /** A refused sign-in is not repeated sooner: servers lock accounts. */
  readonly afterRefusal: number
  /** How old a mail may be at the first look ever. */
  readonly firstLook: number
  /** How far back is read again after the server has renumbered its mails. */
  readonly rescan: number
}

const MINUTE = 60_000

export const imapTimes: ImapTimes = {
  connect: 30_000,
  command: 45_000,
  // A dead line is noticed after this long when nobody asks.
  idle: 90_000,
  poll: MINUTE,
  good: MINUTE,
  backoff: { initialMs: 1_000, maxMs: 5 * MINUTE, factor: 2 },
  afterRefusal: MINUTE,
  firstLook: 48 * 60 * MINUTE,
  rescan: 7 * 24 * 60 * MINUTE,
}

/** The name of a mailbox's owner in the ledger: the same after every start. */
export function imapAccount({ user, host }: Pick<ImapAccess, 'user' | 'host'>): string {
  return `imap:${user.toLowerCase()}@${host.toLowerCase()}`
}

export function imapLabel({ user, host }: Pick<ImapAccess, 'user' | 'host'>): string {
  return `${user} on ${host}`
}
