import type { FactKind } from '#shared/domain/script-draft.ts'

export interface DateMeaning {
  readonly weekday?: number
  readonly month?: number
  readonly day?: number
  readonly year?: number
  /** Minutes after midnight; two where morning or evening is not said. */
  readonly times?: readonly number[]
  readonly part?: 'morning' | 'afternoon' | 'evening'
  /** "tomorrow", "christmas", "spring". */
  readonly word?: string
}

/** What a claim says, whatever its wording. */
export type Meaning =
  | {
      readonly type: 'number'
      /** Readings of the same words; none: vague ("a few thousand"). */
      readonly values: readonly number[]
      readonly money: boolean
      /** Known unit ("year", "square", "percent"), or empty. */
      readonly unit: string
      /** Stems of the words that follow. */
      readonly things: readonly string[]
      readonly about: 'warranty' | 'age' | 'price' | null
    }
  | ({ readonly type: 'date' } & DateMeaning)
  | { readonly type: 'name'; readonly words: readonly string[] }
  /** Must stand in the fact word for word ("lifetime warranty", "no interest"). */
  | { readonly type: 'phrase'; readonly words: readonly string[] }

/** A claim-like stretch of a text. */
export interface Found {
  readonly kind: FactKind
  readonly start: number
  readonly end: number
  readonly meaning: Meaning
}
