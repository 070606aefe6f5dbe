import type { DraftField, DraftState } from '#shared/domain/script-draft.ts'

/** Fields that a message can fill in words; the job is looked up in the CRM instead. */
export type SaidField = Exclude<DraftField, 'job'>

export const scriptWishes = [
  'outline',
  'write',
  'revise',
  'undo',
  'redo',
  'restore',
  'finalize',
  'reopen',
  'video',
  'no_video',
  'export',
  'show',
  'abandon',
  'start_over',
  'another',
  'lock',
  'unlock',
  'remove',
  'replace',
  'insert',
  'append',
  'swap',
  'confirm',
] as const
export type ScriptWish = (typeof scriptWishes)[number]

export const draftQuestions = [
  'length',
  'missing',
  'inspirations',
  'source',
  'claims',
  'versions',
  'fields',
  'state',
  'text',
  'way_out',
] as const
export type DraftQuestion = (typeof draftQuestions)[number]

export interface SaidValue {
  readonly field: SaidField
  readonly value: string
  /** The stretch of the message it was taken from. */
  readonly words: string
  /** Lists grow by what is said; everything else is replaced. */
  readonly how: 'set' | 'add'
}

/** Which paragraphs are meant, as said; resolved against the text by `namedParagraphs`. */
export type ParagraphRef =
  | { readonly by: 'place'; readonly place: number }
  | { readonly by: 'opening' }
  | { readonly by: 'ending' }
  | { readonly by: 'subject'; readonly subject: string }

/** What one message says about a script. */
export interface ScriptReading {
  readonly said: readonly SaidValue[]
  /** Fields that are not to be asked for. */
  readonly skipped: readonly SaidField[]
  /** "You decide the rest": everything that may be left out is. */
  readonly skipRest: boolean
  /** Name or number to look up in the CRM, in words of the message. */
  readonly jobQuery: string | null
  /** It means somebody who was spoken of before: "write her a primer". */
  readonly pointsBack: boolean
  /** The job at hand is the wrong one, in the words it was called by; empty when by none. */
  readonly wrongJob: string | null
  /** It orders a script to be begun: "write a primer for Maria Ortiz". */
  readonly begins: boolean
  readonly wish: ScriptWish | null
  /** What is to be done with the text, in the person's words. */
  readonly instruction: string | null
  readonly paragraphs: readonly ParagraphRef[]
  /** A number, or how it stands to the current one. */
  readonly version: number | 'previous' | 'first' | null
  /** The person's own text, to replace or insert. */
  readonly text: string | null
  /** An order to the writer that follows a command in the same message. */
  readonly rest: string | null
  /** Claims that the person vouches for, as they stand in the script. */
  readonly claims: readonly string[]
  readonly question: { readonly kind: DraftQuestion; readonly about: string } | null
  /** True when the rules understood every word of it, so that no model need be asked. */
  readonly sure: boolean
}

/** What is known when a message is read. */
export interface ReadingContext {
  /** Fields that the last answer asked for. */
  readonly asked: readonly DraftField[]
  readonly state: DraftState
  readonly hasOutline: boolean
  readonly hasText: boolean
  /** A job is chosen; another one needs clearer words. */
  readonly jobKnown: boolean
  /** The last answer did not understand what was said, so that a bare yes agrees to nothing. */
  readonly unclear?: boolean
  /** Texts of claims without a source. */
  readonly unsourced: readonly string[]
}

export const nothingRead: ScriptReading = {
  said: [],
  skipped: [],
  skipRest: false,
  jobQuery: null,
  pointsBack: false,
  wrongJob: null,
  begins: false,
  wish: null,
  instruction: null,
  paragraphs: [],
  version: null,
  text: null,
  rest: null,
  claims: [],
  question: null,
  sure: false,
}

export const emptyContext: ReadingContext = {
  asked: [],
  state: 'collecting',
  hasOutline: false,
  hasText: false,
  jobKnown: false,
  unsourced: [],
}
