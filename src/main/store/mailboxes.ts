import type { Workspace } from './workspace.ts'

/** How far a mailbox has been read. */
export interface StoredCursor {
  readonly uidValidity: string | null
  readonly lastUid: number
  readonly highestModseq: string | null
}

export interface MailboxRow {
  readonly cursor: StoredCursor | null
  readonly lastCheckAt: number | null
  readonly lastIdleAt: number | null
  readonly lastMailAt: number | null
  readonly troubleSince: number | null
  /** JSON; what its writer put there. */
  readonly trouble: string | null
  readonly state: string
  readonly updatedAt: number
}

export type MailboxNews = Partial<Omit<MailboxRow, 'updatedAt' | 'cursor'>>

/** What the process that listens knows, for itself after a restart and for the others to see. */
export interface Mailboxes {
  get(account: string, mailbox: string): MailboxRow | null
  saveCursor(account: string, mailbox: string, cursor: StoredCursor, now: number): void
  /** Only what is named changes. */
  tell(account: string, mailbox: string, news: MailboxNews, now: number): void
}

interface Row {
  readonly uid_validity: string | null
  readonly last_uid: number
  readonly highest_modseq: string | null
  readonly last_check_at: number | null
  readonly last_idle_at: number | null
  readonly last_mail_at: number | null
  readonly trouble_since: number | null
  readonly trouble: string | null
  readonly state: string
  readonly updated_at: number
}

const COLUMNS: Readonly<Record<keyof MailboxNews, string>> = {
  lastCheckAt: 'last_check_at',
  lastIdleAt: 'last_idle_at',
  lastMailAt: 'last_mail_at',
  troubleSince: 'trouble_since',
  trouble: 'trouble',
  state: 'state',
}

export function createMailboxes({ db }: Workspace): Mailboxes {
  const one = db.prepare<[string, string], Row>('select * from mailboxes where account = ? and mailbox = ?')
  const there = db.prepare('insert into mailboxes (account, mailbox) values (?, ?) on conflict do nothing')
  const move = db.prepare(
    `update mailboxes set uid_validity = @uidValidity, last_uid = @lastUid, highest_modseq = @highestModseq,
       updated_at = @now where account = @account and mailbox = @mailbox`,
  )
  const tell = db.transaction((account: string, mailbox: string, news: MailboxNews, now: number) => {
    there.run(account, mailbox)
    const keys = (Object.keys(news) as (keyof MailboxNews)[]).filter((key) => news[key] !== undefined)
    const sets = [...keys.map((key) => `${COLUMNS[key]} = @${key}`), 'updated_at = @now']
    const where = 'account = @account and mailbox = @mailbox'
    db.prepare(`update mailboxes set ${sets.join(', ')} where ${where}`).run({
      ...news,
      account,
      mailbox,
      now,
    })
  })
  const saveCursor = db.transaction((account: string, mailbox: string, cursor: StoredCursor, now: number) => {
    there.run(account, mailbox)
    move.run({ ...cursor, account, mailbox, now })
  })
  return {
    get(account, mailbox) {
      const row = one.get(account, mailbox)
      if (!row) return null
      const cursor = {
        uidValidity: row.uid_validity,
        lastUid: row.last_uid,
        highestModseq: row.highest_modseq,
      }
      return {
        cursor: row.uid_validity === null ? null : cursor,
        lastCheckAt: row.last_check_at,
        lastIdleAt: row.last_idle_at,
        lastMailAt: row.last_mail_at,
        troubleSince: row.trouble_since,
        trouble: row.trouble,
        state: row.state,
        updatedAt: row.updated_at,
      }
    },
    saveCursor: (account, mailbox, cursor, now) => saveCursor.immediate(account, mailbox, cursor, now),
    tell: (account, mailbox, news, now) => tell.immediate(account, mailbox, news, now),
  }
}
