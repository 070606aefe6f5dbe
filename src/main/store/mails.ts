import { mailReasonSchema, type LedgerMail, type MailReason } from '#shared/domain/trigger-mail.ts'
import type { Workspace } from './workspace.ts'

/** Where a mail lies on its server. */
export interface StoredPlace {
  readonly account: string
  readonly mailbox: string
  readonly uidValidity: string
  readonly uid: number
}

export interface NewMail {
  readonly id: string
  readonly messageId: string | null
  /** Of what the writer wrote, whatever servers put on top. */
  readonly contentHash: string
  readonly sender: string
  readonly subject: string
  readonly sentAt: number | null
  readonly seenAt: number
  readonly place: StoredPlace
}

export interface StoredMail extends LedgerMail {
  readonly account: string
  readonly contentHash: string
  readonly sentAt: number | null
  readonly attempts: number
  readonly retryAt: number | null
}

/** What was found out about a pending mail. */
export interface MailFindings {
  readonly reason: MailReason
  readonly detail: string
  readonly jobRef: string | null
  readonly sender: string
  readonly subject: string
  readonly sentAt: number | null
  readonly authenticated: boolean
}

/** The ledger: every mail is stored as pending before anything acts on it, and decided once. */
export interface Mails {
  /** The mail that is already known under this identity, with one more place; null when it is new. */
  known(mail: Omit<NewMail, 'id'>): StoredMail | null
  /** Stores it as pending; the known one when another process was faster. */
  admit(mail: NewMail): { readonly mail: StoredMail; readonly isNew: boolean }
  get(id: string): StoredMail | null
  /** Newest first. */
  list(limit: number): readonly StoredMail[]
  /** How often a mail came to one mailbox: the same mail is one row with several places. */
  arrivals(id: string): number
  /** Pending mails that may be tried now, oldest first. */
  due(now: number, limit: number): readonly StoredMail[]
  pendingIds(): readonly string[]
  /** Those that wait for another try may be tried now. */
  tryAllNow(): void
  postpone(id: string, findings: MailFindings, retryAt: number): void
  /** False when it has been decided before. */
  decide(id: string, decision: 'trigger' | 'ignore', findings: MailFindings, runId: string | null): boolean
  /** A mail with the same Message-ID or the same content, seen since `since`, that started a run. */
  triggerLike(mail: StoredMail, since: number): StoredMail | null
  /** Places of decided mails that the server has not been told about. */
  unmarked(
    account: string,
    mailbox: string,
    limit: number,
  ): readonly { readonly place: StoredPlace; readonly decision: 'trigger' | 'ignore' }[]
  marked(place: StoredPlace): void
}

interface Row {
  readonly id: string
  readonly account: string
  readonly content_hash: string
  readonly message_id: string | null
  readonly sender: string
  readonly subject: string
  readonly sent_at: number | null
  readonly seen_at: number
  readonly decision: string
  readonly reason: string | null
  readonly detail: string
  readonly job_ref: string | null
  readonly run_id: string | null
  readonly authenticated: number
  readonly retry_at: number | null
  readonly attempts: number
}

interface PlaceRow {
  readonly account: string
  readonly mailbox: string
  readonly uid_validity: string
  readonly uid: number
  readonly decision: 'trigger' | 'ignore'
}

function fromRow(row: Row): StoredMail {
  return {
    id: row.id,
    account: row.account,
    contentHash: row.content_hash,
    messageId: row.message_id,
    from: row.sender,
    subject: row.subject,
    sentAt: row.sent_at,
    seenAt: row.seen_at,
    decision: row.decision === 'trigger' || row.decision === 'ignore' ? row.decision : 'pending',
    reason: row.reason === null ? null : mailReasonSchema.parse(row.reason),
    detail: row.detail,
    jobRef: row.job_ref,
    runId: row.run_id,
    authenticated: row.authenticated === 1,
    retryAt: row.retry_at,
    attempts: row.attempts,
  }
}

const FINDINGS = `reason = @reason, detail = @detail, job_ref = @jobRef, sender = @sender, subject = @subject,
  sent_at = @sentAt, authenticated = @authenticated`

const valuesOf = (findings: MailFindings) => ({ ...findings, authenticated: findings.authenticated ? 1 : 0 })

export function createMails({ db }: Workspace): Mails {
  const one = db.prepare<[string], Row>('select * from mails where id = ?')
  const byIdentity = db.prepare<[string, string], Row>(
    'select * from mails where account = ? and identity = ?',
  )
  const insert = db.prepare(
    `insert into mails (id, account, identity, content_hash, message_id, sender, subject, sent_at, seen_at,
       decision) values (@id, @account, @identity, @contentHash, @messageId, @sender, @subject, @sentAt,
       @seenAt, 'pending')`,
  )
  // A folder's file of the same name and time, or a server that counts anew: the place is the newer mail's.
  const lay = db.prepare(
    `insert into mail_places (account, mailbox, uid_validity, uid, mail_id)
     values (@account, @mailbox, @uidValidity, @uid, @mailId)
     on conflict do update set mail_id = @mailId, marked = 0 where mail_id <> @mailId or marked = 1`,
  )
  const newest = db.prepare<[number], Row>('select * from mails order by seen_at desc, id desc limit ?')
  const places = db.prepare<[string], { times: number }>(
    `select count(*) as times from mail_places where mail_id = ?
     group by account, mailbox, uid_validity order by times desc limit 1`,
  )
  const ready = db.prepare<[number, number], Row>(
    `select * from mails where decision = 'pending' and (retry_at is null or retry_at <= ?)
     order by seen_at, id limit ?`,
  )
  const pending = db.prepare<[], { id: string }>("select id from mails where decision = 'pending'")
  const hurry = db.prepare("update mails set retry_at = null where decision = 'pending'")
  const later = db.prepare(
    `update mails set ${FINDINGS}, retry_at = @retryAt, attempts = attempts + 1
     where id = @id and decision = 'pending'`,
  )
  const settle = db.prepare(
    `update mails set ${FINDINGS}, decision = @decision, run_id = @runId, retry_at = null
     where id = @id and decision = 'pending'`,
  )
  const like = db.prepare<[{ id: string; hash: string; messageId: string | null; since: number }], Row>(
    `select * from mails where id <> @id and decision = 'trigger' and seen_at >= @since
       and (content_hash = @hash or (message_id = @messageId and message_id is not null))
     order by seen_at limit 1`,
  )
  const open = db.prepare<[string, string, number], PlaceRow>(
    `select p.account, p.mailbox, p.uid_validity, p.uid, m.decision from mail_places p
     join mails m on m.id = p.mail_id
     where p.account = ? and p.mailbox = ? and p.marked = 0 and m.decision <> 'pending'
     order by m.seen_at limit ?`,
  )
  const tell = db.prepare(
    `update mail_places set marked = 1
     where account = @account and mailbox = @mailbox and uid_validity = @uidValidity and uid = @uid`,
  )

  /** A Message-ID may be copied into another mail: only with the same content is it the same one. */
  function find(mail: Omit<NewMail, 'id'>): { row: Row | null; identity: string } {
    const plain = mail.messageId ?? mail.contentHash
    const first = byIdentity.get(mail.place.account, plain)
    if (!first || first.content_hash === mail.contentHash) return { row: first ?? null, identity: plain }
    const identity = `${plain} ${mail.contentHash}`
    return { row: byIdentity.get(mail.place.account, identity) ?? null, identity }
  }
  const known = db.transaction((mail: Omit<NewMail, 'id'>): StoredMail | null => {
    const { row } = find(mail)
    if (!row) return null
    lay.run({ ...mail.place, mailId: row.id })
    return fromRow(row)
  })
  const admit = db.transaction((mail: NewMail) => {
    const { row, identity } = find(mail)
    if (!row) {
      const { place, ...rest } = mail
      insert.run({ ...rest, account: place.account, identity })
    }
    lay.run({ ...mail.place, mailId: row?.id ?? mail.id })
    const stored = row ?? one.get(mail.id)
    if (!stored) throw new Error('a mail was stored and is not there')
    return { mail: fromRow(stored), isNew: row === null }
  })

  return {
    known: (mail) => known.immediate(mail),
    admit: (mail) => admit.immediate(mail),
    get(id) {
      const row = one.get(id)
      return row ? fromRow(row) : null
    },
    list: (limit) => newest.all(limit).map(fromRow),
    arrivals: (id) => places.get(id)?.times ?? 1,
    due: (now, limit) => ready.all(now, limit).map(fromRow),
    pendingIds: () => pending.all().map(({ id }) => id),
    tryAllNow: () => void hurry.run(),
    postpone: (id, findings, retryAt) => void later.run({ ...valuesOf(findings), id, retryAt }),
    decide: (id, decision, findings, runId) =>
      settle.run({ ...valuesOf(findings), id, decision, runId }).changes === 1,
    triggerLike(mail, since) {
      const { id, contentHash: hash, messageId } = mail
      const row = like.get({ id, hash, messageId, since })
      return row ? fromRow(row) : null
    },
    unmarked: (account, mailbox, limit) =>
      open.all(account, mailbox, limit).map(({ decision, uid_validity: uidValidity, ...place }) => ({
        place: { ...place, uidValidity },
        decision,
      })),
    marked: (place) => void tell.run(place),
  }
}
