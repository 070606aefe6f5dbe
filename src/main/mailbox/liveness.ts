import type { Clock } from '#main/core/clock.ts'
import type { Mailboxes, MailboxNews, StoredCursor } from '#main/store/mailboxes.ts'
import type { MailInEvent } from './mail-in.ts'
import { troubleOf } from './trouble.ts'

/** Plain signs of life are written no oftener than this. */
const WRITE_EVERY_MS = 10_000
const GOING_ON_MS = 60_000

export interface LivenessView {
  readonly state: 'connecting' | 'listening'
  readonly lastCheckAt: number | null
  readonly lastIdleAt: number | null
  readonly lastMailAt: number | null
  readonly troubleSince: number | null
  /** As JSON, the way it is stored. */
  readonly trouble: string | null
  /** How many looks there have been in this process. */
  readonly checks: number
  /** The last error itself, of this process; null once it works again. */
  readonly error: Error | null
}

/** Signs of life of one listener: kept in memory, and stored for a restart and for other processes. */
export interface Liveness {
  view(): LivenessView
  see(event: MailInEvent): void
  sawMail(): void
  /** The next check is stored at once: somebody waits for it. */
  expectCheck(): void
  ended(): void
}

const sameCursor = (a: StoredCursor | null, b: StoredCursor): boolean =>
  a !== null &&
  a.uidValidity === b.uidValidity &&
  a.lastUid === b.lastUid &&
  (b.highestModseq === null || a.highestModseq === b.highestModseq)

export function createLiveness(parts: {
  mailboxes: Mailboxes
  account: string
  mailbox: string
  clock: Clock
  changed: () => void
}): Liveness {
  const { mailboxes, account, mailbox, clock } = parts
  const stored = mailboxes.get(account, mailbox)
  // A listener that is built anew goes on in the trouble it was in; one that was stopped begins without.
  const isGoingOn = stored !== null && clock.now() - stored.updatedAt < GOING_ON_MS
  let view: LivenessView = {
    state: 'connecting',
    lastCheckAt: stored?.lastCheckAt ?? null,
    lastIdleAt: stored?.lastIdleAt ?? null,
    lastMailAt: stored?.lastMailAt ?? null,
    troubleSince: isGoingOn ? stored.troubleSince : null,
    trouble: isGoingOn ? stored.trouble : null,
    checks: 0,
    error: null,
  }
  let cursor = stored?.cursor ?? null
  let writtenAt = 0
  let isExpected = false

  function write(news: MailboxNews): void {
    writtenAt = clock.now()
    mailboxes.tell(account, mailbox, news, writtenAt)
    parts.changed()
  }
  function lives(fresh: Partial<LivenessView>): void {
    const isBetter = view.state !== 'listening' || view.trouble !== null
    view = { ...view, ...fresh, state: 'listening', trouble: null, troubleSince: null, error: null }
    if (!isBetter && !isExpected && Math.abs(clock.now() - writtenAt) < WRITE_EVERY_MS) return
    isExpected = false
    const { error: _, checks: _checks, ...news } = view
    write(news)
  }

  return {
    view: () => view,
    expectCheck: () => {
      isExpected = true
    },
    sawMail() {
      view = { ...view, lastMailAt: clock.now() }
    },
    see(event) {
      const now = clock.now()
      switch (event.type) {
        case 'connecting':
          view = { ...view, state: 'connecting' }
          return
        case 'idle':
          // Waiting for mail begins after a look: a fresh connection alone does not end the trouble.
          view = { ...view, lastIdleAt: now }
          return
        case 'checked':
          if (!sameCursor(cursor, event.cursor)) {
            const highestModseq = event.cursor.highestModseq ?? cursor?.highestModseq ?? null
            cursor = { ...event.cursor, highestModseq }
            mailboxes.saveCursor(account, mailbox, cursor, now)
          }
          lives({ lastCheckAt: now, checks: view.checks + 1 })
          return
        case 'trouble': {
          const trouble = JSON.stringify(troubleOf(event.error))
          const isNew = trouble !== view.trouble
          const troubleSince = view.troubleSince ?? now
          view = { ...view, state: 'connecting', trouble, troubleSince, error: event.error }
          if (isNew || now - writtenAt >= WRITE_EVERY_MS)
            write({ state: 'connecting', trouble, troubleSince })
        }
      }
    },
    ended() {
      mailboxes.tell(account, mailbox, { state: 'off', trouble: null, troubleSince: null }, clock.now())
    },
  }
}
