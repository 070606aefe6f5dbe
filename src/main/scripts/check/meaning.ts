import type { FactKind } from '#shared/domain/script-draft.ts'
import type { Place } from './clauses.ts'

export interface DateMeaning {
  readonly weekday?: number
  readonly month?: number
  readonly day?: number
  readonly year?: number
  /** Minutes after midnight; two where morning or evening is not said. */
  readonly times?: readonly number[]
  readonly part?: 'morning' | 'afternoon' | 'evening'
  /** "tomorrow", "christmas", "spring", "later this week". */
  readonly word?: string
}

/** What a measured or counted number speaks of; one thing's number is none of another. */
export type Topic = 'warranty' | 'age' | 'experience' | 'finance' | 'price'

/** What a claim without a number promises. */
export type Sense =
  | 'free'
  | 'discount'
  | 'money'
  | 'lifetime'
  | 'promise'
  | 'rating'
  | 'contact'
  | 'material'
  | 'duration'
  | 'scale'

/** Whom a name speaks to or of: "Hi Maria", "this is Marcus", "Mrs. Ortiz". */
export type NameRole = 'addressed' | 'self' | 'titled' | null

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
      readonly about: Topic | null
    }
  | ({ readonly type: 'date' } & DateMeaning)
  | { readonly type: 'name'; readonly words: readonly string[]; readonly role: NameRole }
  /** Must stand in the fact ("lifetime warranty", "no interest"). */
  | { readonly type: 'phrase'; readonly sense: Sense; readonly words: readonly string[] }

/** A claim-like stretch of a text. */
export interface Found {
  readonly kind: FactKind
  readonly start: number
  readonly end: number
  readonly meaning: Meaning
}

/** The same with what stands around it. */
export interface Claimed extends Found {
  readonly place: Place
}
