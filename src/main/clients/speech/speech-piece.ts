/** What a stretch of the written form stands for. */
export type SpeechKind =
  | 'word'
  | 'punct'
  | 'number'
  | 'ordinal'
  | 'phone'
  | 'email'
  | 'money'
  | 'date'
  | 'time'
  | 'measure'
  | 'decimal'
  | 'zip'
  | 'spelled'
  | 'url'

/** A stretch of the written form and where its words stood in what was said (UTF-16 offsets). */
export interface SpeechPiece {
  readonly text: string
  readonly kind: SpeechKind
  readonly start: number
  readonly end: number
}

/** The written form: `text` is the pieces joined with the spacing of what was said. */
export interface NormalizedSpeech {
  readonly text: string
  readonly pieces: readonly SpeechPiece[]
}
