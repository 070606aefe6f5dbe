import { UserError } from '#main/core/errors.ts'
import type { TranscriptCopies } from '#main/store/transcript-copies.ts'
import type { SpeakerRow, TranscriptSpeakers } from '#main/store/transcript-speakers.ts'
import type { TranscriptTurns } from '#main/store/transcript-turns.ts'
import type { TranscriptFile, TranscriptRow, TranscriptRows } from '#main/store/transcripts.ts'
import type { TranscriptTurn } from '#shared/domain/transcript.ts'

/** Where everything of a transcript is kept. */
export interface TranscriptStores {
  readonly rows: TranscriptRows
  readonly speakers: TranscriptSpeakers
  readonly turns: TranscriptTurns
  readonly copies: TranscriptCopies
}

export interface Conversation {
  readonly row: TranscriptRow
  readonly speakers: readonly SpeakerRow[]
  readonly turns: readonly TranscriptTurn[]
  readonly file: TranscriptFile
}

/** Stores all of a conversation; call it within a transaction. Fails when another has its fingerprint. */
export function storeConversation(stores: TranscriptStores, conversation: Conversation, now: number): void {
  const { row, speakers, turns, file } = conversation
  stores.rows.insert(row, now)
  stores.rows.addFile(row.id, file, now)
  stores.speakers.replace(row.id, speakers)
  stores.turns.replace(row.id, turns)
}

/** UserError when it no longer exists. */
export function storedRow({ rows }: TranscriptStores, id: string): TranscriptRow {
  const row = rows.get(id)
  if (row) return row
  throw new UserError(
    'TRANSCRIPT_GONE',
    'This transcript is no longer there.',
    'Choose another one, or import the file again.',
  )
}
