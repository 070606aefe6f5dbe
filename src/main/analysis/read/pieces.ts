import type { TranscriptTurn } from '#shared/domain/transcript.ts'

/** A stretch of talk as the file has it, before pieces of the same speaker are joined. */
export interface Piece {
  readonly speaker: string
  /** Seconds from the beginning, or null. */
  readonly start: number | null
  readonly end: number | null
  readonly text: string
}

/** Where no speaker is named, a turn ends with a sentence, a pause, or when it gets long. */
const PAUSE_SECONDS = 2
const LONG_CHARACTERS = 400
const SENTENCE_END = /[.?!…。？！]["'”’)\]]?$/

const UNTIDY = /\s\s|[^\S ]|[\u200b\u200e\u200f]/

/** White space as one space each; the words stay as they are. */
export function tidy(text: string): string {
  if (!UNTIDY.test(text)) return text.trim()
  return text.replace(/[\s\u00a0\u200b\u200e\u200f\ufeff]+/g, ' ').trim()
}

interface Open {
  readonly speaker: string
  readonly start: number | null
  end: number | null
  readonly texts: string[]
  length: number
}

function continues(open: Open, piece: Piece): boolean {
  if (open.speaker !== piece.speaker) return false
  if (piece.speaker) return true
  const pause = piece.start !== null && open.end !== null && piece.start - open.end > PAUSE_SECONDS
  return !pause && !SENTENCE_END.test(open.texts.at(-1) ?? '') && open.length < LONG_CHARACTERS
}

/** Joins what the same speaker says one after the other: begin of the first, end of the last. */
export function joinPieces(pieces: readonly Piece[]): readonly TranscriptTurn[] {
  const turns: Open[] = []
  for (const piece of pieces) {
    const text = tidy(piece.text)
    if (!text) continue
    const last = turns.at(-1)
    if (last && continues(last, piece)) {
      last.texts.push(text)
      last.length += text.length
      last.end = piece.end === null || last.end === null ? piece.end : Math.max(piece.end, last.end)
    } else {
      const { speaker, start, end } = piece
      turns.push({ speaker, start, end, texts: [text], length: text.length })
    }
  }
  return turns.map(({ speaker, start, end, texts }, ordinal) => {
    return { ordinal, speaker, start, end, text: texts.join(' ') }
  })
}
