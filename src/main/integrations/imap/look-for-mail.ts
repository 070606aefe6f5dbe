import type { FetchMessageObject } from 'imapflow'
import { ServiceError } from '#main/core/errors.ts'
import type { Log } from '#main/core/log.ts'
import type { ArrivedMail, MailCursor, MailPlace } from '#main/mailbox/mail-in.ts'
import type { ImapTimes } from './imap-access.ts'
import type { ImapConnection } from './open-imap.ts'

/** Of a bigger mail only the headers are read: an order needs no more, and memory stays small. */
const LARGEST = 10 * 1024 * 1024
/** Mails are fetched together up to this many, and this many bytes. */
const BATCH = { mails: 25, bytes: 4 * 1024 * 1024 }
/** A mail that broke the connection this often is only named, so that those behind it are read. */
const MOST_TRIES = 3
/** A slow line must not make a large mail look like a dead server: 16 kB a second are enough. */
const SLOWEST_BYTES_A_MS = 16
/** Servers take command lines of a few thousand signs. */
const MOST_RANGES = 250

interface Listed {
  readonly uid: number
  readonly size: number
}

export interface Look {
  readonly connection: ImapConnection
  readonly account: string
  readonly mailbox: string
  readonly cursor: MailCursor | null
  readonly onMail: (mail: ArrivedMail) => Promise<void>
  /** After each batch, so that a long catch-up is not begun again. */
  readonly onProgress: (cursor: MailCursor) => void
  /** How often each mail has been tried without success; kept between looks. */
  readonly tries: Map<string, number>
  readonly times: Pick<ImapTimes, 'firstLook' | 'rescan' | 'command'>
  readonly now: () => number
  readonly log: Log
}

const notListed = (): ServiceError =>
  new ServiceError('The mail server did not list its mails.', {
    service: 'imap',
    kind: 'server',
    safeToRetry: true,
  })

/** The mails to read now and the highest number seen, whether read or not. */
async function list(look: Look): Promise<{ mails: readonly Listed[]; uidValidity: string; upTo: number }> {
  const { connection, cursor } = look
  const box = connection.client.mailbox
  if (!box) throw new ServiceError('The mailbox is not open.', { service: 'imap', kind: 'unknown' })
  const uidValidity = String(box.uidValidity)
  const ask = { uid: true, size: true, internalDate: true } as const
  const isKnown = cursor !== null && cursor.uidValidity === uidValidity
  // Empty, or known to hold nothing new: a range "n:*" would give back the last old one.
  if (box.exists === 0) return { mails: [], uidValidity, upTo: isKnown ? cursor.lastUid : box.uidNext - 1 }
  if (isKnown) {
    const range = `${cursor.lastUid + 1}:*`
    const found = await connection.run(
      'list',
      async (client) => await client.fetchAll(range, ask, { uid: true }),
    )
    return {
      mails: inOrder(found.filter(({ uid }) => uid > cursor.lastUid)),
      uidValidity,
      upTo: cursor.lastUid,
    }
  }
  const since = look.now() - (cursor === null ? look.times.firstLook : look.times.rescan)
  const day = new Date(since - 86_400_000)
  const uids = await connection.run(
    'search',
    async (client) => await client.search({ since: day }, { uid: true }),
  )
  const upTo = box.uidNext - 1
  // The library says false where the server refused or the connection ended: that is not "none".
  if (!Array.isArray(uids)) throw notListed()
  if (uids.length === 0) return { mails: [], uidValidity, upTo }
  const found: FetchMessageObject[] = []
  for (const range of rangesOf(uids)) {
    found.push(
      ...(await connection.run('list', async (client) => await client.fetchAll(range, ask, { uid: true }))),
    )
  }
  const recent = found.filter(({ internalDate }) => !internalDate || Number(new Date(internalDate)) >= since)
  return { mails: inOrder(recent), uidValidity, upTo }
}

/** "1:3,7,9:12": numbers in pieces that fit into a command. Pure. */
export function rangesOf(uids: readonly number[]): readonly string[] {
  const runs: [from: number, to: number][] = []
  for (const uid of uids.toSorted((a, b) => a - b)) {
    const last = runs.at(-1)
    if (last && uid <= last[1] + 1) last[1] = uid
    else runs.push([uid, uid])
  }
  const words = runs.map(([from, to]) => (from === to ? String(from) : `${from}:${to}`))
  const pieces = Math.ceil(words.length / MOST_RANGES)
  return Array.from({ length: pieces }, (_, n) =>
    words.slice(n * MOST_RANGES, (n + 1) * MOST_RANGES).join(','),
  )
}

const inOrder = (found: readonly FetchMessageObject[]): readonly Listed[] =>
  found.map(({ uid, size }) => ({ uid, size: size ?? 0 })).toSorted((a, b) => a.uid - b.uid)

function* batches(mails: readonly Listed[]): Generator<readonly Listed[]> {
  let batch: Listed[] = []
  let bytes = 0
  for (const mail of mails) {
    const large = mail.size > LARGEST
    if (batch.length > 0 && (large || batch.length >= BATCH.mails || bytes + mail.size > BATCH.bytes)) {
      yield batch
      batch = []
      bytes = 0
    }
    batch.push(mail)
    bytes += mail.size
    if (large) {
      yield batch
      batch = []
      bytes = 0
    }
  }
  if (batch.length > 0) yield batch
}

/** Stands in the ledger for a mail that the server cannot hand out. */
function nameless(place: MailPlace): Uint8Array {
  return Buffer.from(
    `X-Unreadable: ${place.uidValidity}/${place.uid}\r\nSubject: (could not be read)\r\n\r\n`,
  )
}

/** Opens the mailbox's new mails one after the other; resolves with where it stands then. */
export async function lookForMail(look: Look): Promise<MailCursor> {
  const { connection, tries } = look
  const { mails, uidValidity, upTo } = await list(look)
  const box = connection.client.mailbox
  const highestModseq = box && box.highestModseq ? String(box.highestModseq) : null
  const keyOf = (uid: number): string => `${uidValidity}/${uid}`

  async function read(batch: readonly Listed[]): Promise<ReadonlyMap<number, Uint8Array>> {
    const headersOnly = batch.some(({ size }) => size > LARGEST)
    const query = headersOnly ? { uid: true, headers: true } : { uid: true, source: { maxLength: LARGEST } }
    const range = batch.map(({ uid }) => uid).join(',')
    const bytes = headersOnly ? 0 : batch.reduce((sum, { size }) => sum + size, 0)
    const found = await connection.run(
      'read',
      async (client) => await client.fetchAll(range, query, { uid: true }),
      look.times.command + bytes / SLOWEST_BYTES_A_MS,
    )
    return new Map(
      found.flatMap(({ uid, source, headers }): [number, Uint8Array][] => {
        const raw = source ?? headers
        return raw ? [[uid, raw]] : []
      }),
    )
  }

  /** One by one after a batch failed; null for a mail that has gone meanwhile. */
  async function readOne(mail: Listed): Promise<Uint8Array | null> {
    const place = { account: look.account, mailbox: look.mailbox, uidValidity, uid: mail.uid }
    const key = keyOf(mail.uid)
    const before = tries.get(key) ?? 0
    if (before >= MOST_TRIES) return nameless(place)
    tries.set(key, before + 1)
    try {
      const raw = (await read([mail])).get(mail.uid) ?? null
      tries.delete(key)
      return raw
    } catch (error) {
      if (connection.ended()) throw error
      look.log.warn('A mail could not be read and is named only', { uid: mail.uid, error })
      return nameless(place)
    }
  }

  let lastUid = upTo
  for (const batch of batches(mails)) {
    // A batch with a mail that failed before is read one by one, so that the others are not held up.
    const isRisky = batch.some(({ uid }) => tries.has(keyOf(uid)))
    let texts: ReadonlyMap<number, Uint8Array> | null = null
    if (!isRisky) {
      try {
        texts = await read(batch)
      } catch (error) {
        for (const { uid } of batch) tries.set(keyOf(uid), tries.get(keyOf(uid)) ?? 0)
        if (connection.ended()) throw error
      }
    }
    for (const mail of batch) {
      const raw = texts ? texts.get(mail.uid) : await readOne(mail)
      const place = { account: look.account, mailbox: look.mailbox, uidValidity, uid: mail.uid }
      if (raw) await look.onMail({ raw, place })
      tries.delete(keyOf(mail.uid))
      lastUid = Math.max(lastUid, mail.uid)
      // At a first look the number behind all of them stands before they are read: it counts at the end only.
      if (look.cursor?.uidValidity === uidValidity)
        look.onProgress({ uidValidity, lastUid, highestModseq: null })
    }
  }
  return { uidValidity, lastUid, highestModseq }
}
