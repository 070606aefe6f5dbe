import type { FactKind } from '#shared/domain/script-draft.ts'
import type { Sense } from '../meaning.ts'

/** Words that claim something without a number or a name. */
export interface Phrase {
  readonly kind: FactKind
  readonly sense: Sense
  readonly pattern: RegExp
  /** "We do not give discounts" gives none. */
  readonly unlessDenied?: boolean
}

/** Whole words out of alternatives. */
export const wordsLike = (...alternatives: readonly string[]): RegExp =>
  new RegExp(String.raw`(?<![\w-])(?:${alternatives.join('|')})(?!\w)`, 'gi')
