import type { SpeechKind } from '../speech/speech-piece.ts'

/** One word or written form and where it stood in what was said. */
export interface Token {
  readonly text: string
  /** Lower case, with a plain apostrophe. */
  readonly lower: string
  readonly kind: SpeechKind
  readonly start: number
  readonly end: number
  /** What stands between it and the token before: '' for a space, else one of . , & : ( \n */
  readonly gap: string
}

/** A run of tokens: from (inclusive) to (exclusive). */
export interface Span {
  readonly from: number
  readonly to: number
}
