import type { ObjectionKind } from '#shared/domain/transcript.ts'

/** A wording that speaks for a kind of objection; the heavier the surer. */
export interface Cue {
  readonly kind: ObjectionKind
  readonly weight: number
  readonly words: RegExp
}

/** The pattern comes in pieces because it is long; it is held against plain sentences. */
export function cue(kind: ObjectionKind, weight: number, pattern: readonly string[]): Cue {
  return { kind, weight, words: new RegExp(pattern.join('')) }
}
