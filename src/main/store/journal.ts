import { EventEmitter, once } from 'node:events'
import type { JournalEntry, TurnEvent } from '#shared/domain/turn-event.ts'
import type { Clock } from '../core/clock.ts'
import type { Workspace } from './workspace.ts'

/** What happened in a conversation, in order. An entry is stored before anybody hears of it. */
export interface Journal {
  append(conversationId: string, turnId: string, event: TurnEvent): JournalEntry
  /** Entries with seq > after, oldest first. */
  read(conversationId: string, after: number, limit?: number): readonly JournalEntry[]
  ofTurn(turnId: string): readonly JournalEntry[]
  /** Turns of the conversation that showed the approval, oldest first. */
  turnsShowing(conversationId: string, actionId: string): readonly string[]
  lastSeq(conversationId: string): number
  /** Stored entries after `after`, then new ones as they come, whichever process wrote them. */
  follow(conversationId: string, after: number, signal: AbortSignal): AsyncGenerator<JournalEntry, void>
  /** Forgets the single words of turns finished before `before`; their text stays in the message. */
  pruneDeltas(before: number): void
}

interface Row {
  seq: number
  conversationId: string
  turnId: string
  at: number
  event: string
}

const FIELDS = 'seq, conversation_id as conversationId, turn_id as turnId, at, event'
const PAGE = 500
/** Another process announces nothing: its entries are noticed by looking. Milliseconds. */
const LOOK_EVERY = 400

const toEntry = (row: Row): JournalEntry => ({ ...row, event: JSON.parse(row.event) as TurnEvent })

export function createJournal(workspace: Workspace, clock: Clock): Journal {
  const { db } = workspace
  const written = new EventEmitter({ captureRejections: false })
  written.setMaxListeners(0)
  const nextSeq = db.prepare<[string], { seq: number }>(
    'update conversations set next_seq = next_seq + 1 where id = ? returning next_seq - 1 as seq',
  )
  const insert = db.prepare(
    'insert into turn_events (conversation_id, seq, turn_id, at, event) values (?, ?, ?, ?, ?)',
  )
  const page = db.prepare<[string, number, number], Row>(
    `select ${FIELDS} from turn_events where conversation_id = ? and seq > ? order by seq limit ?`,
  )
  const turnRows = db.prepare<[string], Row>(
    `select ${FIELDS} from turn_events where turn_id = ? order by seq`,
  )
  const showing = db.prepare<[string, string], { turnId: string }>(
    `select distinct turn_id as turnId from turn_events
     where conversation_id = ? and event like '{"type":"approval.requested"%'
       and json_extract(event, '$.action.id') = ? order by seq`,
  )
  const last = db.prepare<[string], { seq: number }>(
    'select next_seq - 1 as seq from conversations where id = ?',
  )
  const store = db.transaction((conversationId: string, turnId: string, event: TurnEvent): JournalEntry => {
    const seq = nextSeq.get(conversationId)?.seq
    if (seq === undefined) throw new Error(`conversation ${conversationId} is gone`)
    const at = clock.now()
    insert.run(conversationId, seq, turnId, at, JSON.stringify(event))
    return { seq, conversationId, turnId, at, event }
  })
  const read = (conversationId: string, after: number, limit = PAGE): readonly JournalEntry[] =>
    page.all(conversationId, after, limit).map(toEntry)

  return {
    append(conversationId, turnId, event) {
      const entry = store(conversationId, turnId, event)
      written.emit(conversationId)
      return entry
    },
    read,
    ofTurn: (turnId) => turnRows.all(turnId).map(toEntry),
    turnsShowing: (conversationId, actionId) =>
      showing.all(conversationId, actionId).map((row) => row.turnId),
    lastSeq: (conversationId) => last.get(conversationId)?.seq ?? 0,
    async *follow(conversationId, after, signal) {
      let position = after
      while (!signal.aborted) {
        const entries = read(conversationId, position)
        for (const entry of entries) {
          position = entry.seq
          yield entry
        }
        if (entries.length > 0) continue
        const look = AbortSignal.any([signal, AbortSignal.timeout(LOOK_EVERY)])
        await once(written, conversationId, { signal: look }).catch(() => undefined)
      }
    },
    pruneDeltas(before) {
      db.prepare(
        `delete from turn_events where turn_id in (
           select id from turns where finished_at < ? and view is not null
         ) and json_extract(event, '$.type') = 'text.delta'`,
      ).run(before)
    },
  }
}
