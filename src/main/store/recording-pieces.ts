import type { Workspace } from './workspace.ts'

/** Why a piece is not taken: nothing is changed then. */
export type PieceRefusal = 'gone' | 'closed' | 'gap' | 'different' | 'too_big'

export interface PiecePlace {
  /** The recording it is for; null when there is none. */
  readonly recording: { readonly open: boolean; readonly size: number; readonly pieces: number } | null
  readonly seq: number
  readonly size: number
  /** Bytes a recording may have. */
  readonly most: number
  /** Whether the piece of this number is there with the same bytes; null when it is not there. */
  readonly same: boolean | null
}

/** Whether a piece is the next one, one that is there already, or not to be taken. */
export function judgePiece({
  recording,
  seq,
  size,
  most,
  same,
}: PiecePlace): 'next' | 'again' | PieceRefusal {
  if (!recording) return 'gone'
  if (same !== null) return same ? 'again' : 'different'
  if (!recording.open) return 'closed'
  if (seq !== recording.pieces) return 'gap'
  return recording.size + size > most ? 'too_big' : 'next'
}

/** The sounds of recordings, piece by piece. */
export interface RecordingPieces {
  add(recordingId: string, seq: number, content: Uint8Array): void
  count(recordingId: string): number
  /** Null when there is no such piece. */
  isSame(recordingId: string, seq: number, content: Uint8Array): boolean | null
  /** All pieces as one file; null without any. */
  joined(recordingId: string): Uint8Array | null
}

export function createRecordingPieces({ db }: Workspace): RecordingPieces {
  const insert = db.prepare('insert into recording_pieces (recording_id, seq, content) values (?, ?, ?)')
  const counted = db.prepare<[string], { n: number }>(
    'select count(*) as n from recording_pieces where recording_id = ?',
  )
  const same = db.prepare<[Uint8Array, string, number], { same: number }>(
    'select content = ? as same from recording_pieces where recording_id = ? and seq = ?',
  )
  const all = db.prepare<[string], { content: Uint8Array }>(
    'select content from recording_pieces where recording_id = ? order by seq',
  )
  return {
    add: (id, seq, content) => void insert.run(id, seq, content),
    count: (id) => counted.get(id)?.n ?? 0,
    isSame(id, seq, content) {
      const found = same.get(content, id, seq)
      return found ? found.same === 1 : null
    },
    joined(id) {
      const pieces = all.all(id).map(({ content }) => content)
      return pieces.length > 0 ? Buffer.concat(pieces) : null
    },
  }
}
