import type { Database } from 'better-sqlite3'
import { isDamage } from './integrity.ts'

type Row = Readonly<Record<string, string | number | bigint | Buffer | null>>

const BATCH = 2000
const NO_LIMIT = 2 ** 40

/** What a damaged database still gave: rows newer than the backup, by table. */
export interface Salvaged {
  readonly conversations: number
  readonly messages: number
  readonly actions: number
}

/** Every readable row of a table in rowid order; unreadable ranges are halved until they are single rows. */
function* readableRows(damaged: Database, table: string): Generator<Row> {
  const select = damaged.prepare<[number, number], Row & { salvage_rowid: number }>(
    `select rowid as salvage_rowid, * from ${table}
     where rowid between ? and ? order by rowid limit ${BATCH}`,
  )
  const ranges: [number, number][] = [[1, lastRowid(damaged, table)]]
  for (let range = ranges.pop(); range; range = ranges.pop()) {
    const [from, to] = range
    try {
      const rows = select.all(from, to)
      yield* rows
      const last = rows.at(-1)?.salvage_rowid
      if (rows.length === BATCH && last !== undefined && last < to) ranges.push([last + 1, to])
    } catch (error) {
      if (!isDamage(error)) throw error
      if (from >= to) continue
      const middle = Math.floor((from + to) / 2)
      ranges.push([middle + 1, to], [from, middle])
    }
  }
}

function lastRowid(damaged: Database, table: string): number {
  try {
    const row = damaged.prepare<[], { last: number | null }>(`select max(rowid) as last from ${table}`).get()
    return row?.last ?? 0
  } catch {
    return NO_LIMIT
  }
}

const columnsOf = (db: Database, table: string): readonly string[] =>
  (db.pragma(`table_info(${table})`) as readonly { name: string }[]).map(({ name }) => name)

/** Copies the readable rows of one table; `onConflict` is SQL. Returns the rows written. */
function copyTable(
  damaged: Database,
  restored: Database,
  table: string,
  options: {
    readonly skip?: readonly string[]
    readonly onConflict: string
    readonly keep?: (row: Row) => boolean
  },
): number {
  try {
    const known = new Set(columnsOf(restored, table))
    const columns = columnsOf(damaged, table).filter(
      (name) => known.has(name) && !options.skip?.includes(name),
    )
    if (columns.length === 0) return 0
    const put = restored.prepare(
      `insert into ${table} (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})
       on conflict ${options.onConflict}`,
    )
    let written = 0
    for (const row of readableRows(damaged, table)) {
      if (options.keep && !options.keep(row)) continue
      written += put.run(columns.map((name) => row[name] ?? null)).changes
    }
    return written
  } catch (error) {
    // A table whose root page or schema entry is gone gives nothing; the others still may.
    if (isDamage(error) || /no such table/.test(String(error))) return 0
    throw error
  }
}

/**
 * Brings what is newer in a damaged database into the restored one: conversations, messages, outward actions
 * with their audit (so that nothing sent is sent again), settings and sealed secrets.
 */
export function salvageInto(restored: Database, damaged: Database): Salvaged {
  return restored.transaction(() => {
    const before = counts(restored)
    copyTable(damaged, restored, 'conversations', {
      onConflict: `(id) do update set title = excluded.title, archived = excluded.archived,
        updated_at = max(updated_at, excluded.updated_at), next_seq = max(next_seq, excluded.next_seq)`,
    })
    const orphan = restored.prepare<[string, number, number]>(
      `insert into conversations (id, title, created_at, updated_at) 
       values (?, 'Recovered conversation', ?, ?)
       on conflict do nothing`,
    )
    copyTable(damaged, restored, 'messages', {
      skip: ['rowid'],
      onConflict: 'do nothing',
      keep(row) {
        orphan.run(String(row['conversation_id']), Number(row['created_at']), Number(row['created_at']))
        return true
      },
    })
    // The newest message is where the conversation goes on, also when its own row could not be read.
    restored.exec(`update conversations set head_message_id = coalesce((
      select id from messages where conversation_id = conversations.id order by rowid desc limit 1
    ), head_message_id)`)
    copyTable(damaged, restored, 'outward_actions', {
      onConflict: `(id) do update set state = excluded.state, payload = excluded.payload,
        effects = excluded.effects, decided_at = excluded.decided_at, decided_by = excluded.decided_by,
        reject_reason = excluded.reject_reason,
        settled_at = excluded.settled_at, result = excluded.result, error = excluded.error,
        owner = excluded.owner, lease_until = excluded.lease_until`,
    })
    copyTable(damaged, restored, 'audit', { onConflict: 'do nothing' })
    copyTable(damaged, restored, 'settings', {
      onConflict: '(key) do update set value = excluded.value, updated_at = excluded.updated_at',
    })
    copyTable(damaged, restored, 'secrets', {
      onConflict: `(name) do update set sealed = excluded.sealed, cipher = excluded.cipher,
        updated_at = excluded.updated_at`,
    })
    const after = counts(restored)
    return {
      conversations: after.conversations - before.conversations,
      messages: after.messages - before.messages,
      actions: after.actions - before.actions,
    }
  })()
}

function counts(db: Database): Salvaged {
  const count = (table: string): number =>
    db.prepare<[], { n: number }>(`select count(*) as n from ${table}`).get()?.n ?? 0
  return {
    conversations: count('conversations'),
    messages: count('messages'),
    actions: count('outward_actions'),
  }
}

/**
 * A backup is a picture of the past: what was open then may have been carried out since. Every open action
 * becomes `unknown`, so that a person or a look in the service decides, never a blind second sending.
 */
export function distrustOpenActions(db: Database, now: number): number {
  return db.transaction(() => {
    const open = db
      .prepare<[], { id: string; state: string }>(
        "select id, state from outward_actions where state in ('proposed', 'approved', 'sending')",
      )
      .all()
    const note = 'Restored from a backup: it may have been carried out after the backup was made.'
    const change = db.prepare(
      `update outward_actions set state = 'unknown', error = ?, owner = null, lease_until = null,
       settled_at = ? where id = ?`,
    )
    const audit = db.prepare(
      `insert into audit (action_id, at, from_state, to_state, actor, detail)
       values (?, ?, ?, 'unknown', 'restore', ?)`,
    )
    for (const { id, state } of open) {
      change.run(note, now, id)
      audit.run(id, now, state, note)
    }
    return open.length
  })()
}
