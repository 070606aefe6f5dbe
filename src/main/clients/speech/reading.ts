import type { SpeechKind } from './speech-piece.ts'
import type { Token } from './token.ts'

/** One way to write the next `length` tokens. */
export interface Reading {
  readonly length: number
  readonly text: string
  readonly kind: SpeechKind
  readonly cost: number
}

/**
 * Looks at all tokens once, then gives the readings that begin at a token. Must look only a bounded
 * way ahead.
 */
export type Grammar = (tokens: readonly Token[]) => (at: number) => readonly Reading[]

/** A token left as it is costs this much, so that anything that explains several words at once is cheaper. */
export const wordCost = 100

/** What a reading of each sort costs; the smaller wins where two explain the same words. */
export const cost = { whitelist: 1.01, date: 1.09, ordinal: 1.095, number: 1.1, serial: 1.2 } as const
