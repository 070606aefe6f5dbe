import type { ImapFlow } from 'imapflow'
import type { Reconciled } from '#main/approvals/outward-action.ts'
import type { Clock } from '#main/core/clock.ts'
import type { Log } from '#main/core/log.ts'
import type { ImapAccess } from './imap-access.ts'
import { openImap } from './open-imap.ts'

export interface SentLookupOptions extends ImapAccess {
  /** Where sent mail is kept; empty: the folder that the server marks as \Sent. */
  readonly sentFolder: string
  /** False where mail is sent by another account than this mailbox: not found proves nothing then. */
  readonly sendsFromHere?: boolean
  /** What every Message-ID of ours contains: finds mails of ours that the provider kept earlier. */
  readonly mark?: string
  readonly clock: Clock
  readonly log: Log
}

/** A provider may need a moment to file what it has accepted. */
const SETTLE_MS = 8000
/** The door gives a look half a minute in all. */
const TIMES = { connect: 8000, command: 8000 }

async function sentFolderOf(client: ImapFlow): Promise<string | null> {
  const marked = (await client.list()).filter((folder) => folder.specialUse === '\\Sent')
  return (marked.find((folder) => folder.specialUseSource === 'extension') ?? marked[0])?.path ?? null
}

/** HEADER searches for a part of the value: serves whole ids and our mark alike. */
async function holds(client: ImapFlow, part: string): Promise<boolean> {
  // The NOOP makes the server take notice of what has arrived since the folder was opened.
  await client.noop()
  const found = await client.search({ header: { 'message-id': part } }, { uid: true })
  if (!Array.isArray(found)) throw new Error('The server did not search.')
  return found.length > 0
}

/**
 * Looks over IMAP whether a mail was sent: SEARCH HEADER Message-ID in the folder of sent mail. Found means
 * sent. Not found means *not sent* only where the provider is known to file what goes through its SMTP by
 * itself: Gmail (capability X-GM-EXT-1, in its own folder), or a folder in which mails of ours were found before. Anywhere else
 * absence proves nothing and the answer is 'unknown': a person decides. Rejects with ServiceError.
 */
export function createSentLookup(options: SentLookupOptions) {
  const { sentFolder, mark = 'hard-e', sendsFromHere = true, clock, log } = options
  return async (messageId: string, signal: AbortSignal): Promise<Reconciled> => {
    const connection = await openImap(options, TIMES, signal)
    const { client } = connection
    const contains = (part: string): Promise<boolean> =>
      connection.run('search', async () => await holds(client, part))
    try {
      const marked = await connection.run('list', sentFolderOf)
      const folder = sentFolder === '' ? marked : sentFolder
      const isOwn = folder === marked
      if (folder === null) {
        log.warn('The mailbox marks no folder as the one for sent mail', { service: 'imap' })
        return 'unknown'
      }
      await connection.run('open', async () => await client.mailboxOpen(folder, { readOnly: true }))
      const id = messageId.replace(/^<|>$/g, '')
      const done: Reconciled = { done: true, result: { foundIn: folder } }
      if (await contains(id)) return done
      if (!sendsFromHere) return 'unknown'
      const keepsSentMail = (client.capabilities.has('X-GM-EXT-1') && isOwn) || (await contains(mark))
      if (!keepsSentMail) return 'unknown'
      await clock.sleep(SETTLE_MS, signal)
      return (await contains(id)) ? done : { done: false }
    } finally {
      connection.close()
    }
  }
}
