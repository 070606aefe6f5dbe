import type { SpeakerRole, TranscriptFilter, TranscriptTurn } from '#shared/domain/transcript.ts'
import { FILTERED, filterValues, type FilterValues } from './transcript-filter.ts'
import type { Workspace } from './workspace.ts'

/** A turn that fits, with the name and role its speaker has now. The score grows with the fit. */
export interface TurnHit {
  readonly transcriptId: string
  readonly title: string
  readonly ordinal: number
  readonly speaker: string
  readonly role: SpeakerRole
  readonly start: number | null
  readonly text: string
  readonly score: number
}

export interface TranscriptTurns {
  /** In the order they were said. */
  of(transcriptId: string): readonly TranscriptTurn[]
  /** Stores and indexes them in the place of those that were there. */
  replace(transcriptId: string, turns: readonly TranscriptTurn[]): void
  setTimes(transcriptId: string, turns: readonly TranscriptTurn[]): void
  /** Takes them out of the index, too: the index does not follow by itself. */
  remove(transcriptId: string): void
  /** `expression` is FTS5 syntax; build it from quoted words only. Best first. */
  search(expression: string, filter: Partial<TranscriptFilter>, limit: number): readonly TurnHit[]
}

export function createTranscriptTurns({ db }: Workspace): TranscriptTurns {
  const all = db.prepare<[string], TranscriptTurn>(
    `select ordinal, speaker, start_at as start, end_at as end, text from transcript_turns
     where transcript_id = ? order by ordinal`,
  )
  const insert = db.prepare(
    `insert into transcript_turns (transcript_id, ordinal, speaker, start_at, end_at, text)
     values (?, ?, ?, ?, ?, ?)`,
  )
  const index = db.prepare('insert into transcript_turns_fts (rowid, body) values (?, ?)')
  const unindex = db.prepare<[string]>(
    `delete from transcript_turns_fts
     where rowid in (select rowid from transcript_turns where transcript_id = ?)`,
  )
  const clear = db.prepare<[string]>('delete from transcript_turns where transcript_id = ?')
  const time = db.prepare(
    'update transcript_turns set start_at = ?, end_at = ? where transcript_id = ? and ordinal = ?',
  )
  const found = db.prepare<[FilterValues & { expression: string; limit: number }], TurnHit>(
    `select u.transcript_id as transcriptId, t.title, u.ordinal, coalesce(s.name, u.speaker) as speaker,
       coalesce(s.role, 'unknown') as role, u.start_at as start, u.text, -bm25(transcript_turns_fts) as score
     from transcript_turns_fts f
     join transcript_turns u on u.rowid = f.rowid
     join transcripts t on t.id = u.transcript_id
     left join transcript_speakers s on s.transcript_id = u.transcript_id and s.speaker = u.speaker
     where transcript_turns_fts match @expression and ${FILTERED}
     order by score desc, t.held_at desc, u.rowid limit @limit`,
  )
  const remove = (id: string): void => {
    unindex.run(id)
    clear.run(id)
  }
  return {
    of: (id) => all.all(id),
    replace(id, turns) {
      remove(id)
      for (const { ordinal, speaker, start, end, text } of turns) {
        const { lastInsertRowid } = insert.run(id, ordinal, speaker, start, end, text)
        index.run(lastInsertRowid, text)
      }
    },
    setTimes(id, turns) {
      for (const { ordinal, start, end } of turns) time.run(start, end, id, ordinal)
    },
    remove,
    search: (expression, filter, limit) => found.all({ ...filterValues(filter), expression, limit }),
  }
}
