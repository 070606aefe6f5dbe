import type { TranscriptFormat } from '#shared/domain/transcript.ts'
import type { FrontMatter } from './front-matter.ts'
import type { Piece } from './pieces.ts'

/** What a container holds, before neighbours are joined. */
export interface ReadPieces extends FrontMatter {
  readonly format: TranscriptFormat
  readonly pieces: readonly Piece[]
}
