import type { AnalysisPlan } from '../analysis.ts'
import type { TranscriptFilter } from '#shared/domain/transcript.ts'
import type { Call } from '../measures/call.ts'
import type { Narrowing } from '../measures/contribution.ts'

/** What the rules need to know to understand a question. */
export interface QuestionContext {
  readonly now: number
  /** Full names of the reps in the transcripts. */
  readonly reps: readonly string[]
  /** Customers by name with the transcripts they are in. */
  readonly customers: readonly { readonly name: string; readonly ids: readonly string[] }[]
  /** All calls, for choices that no filter can name. */
  readonly calls: readonly Call[]
  /** The middle of a figure over the calls of a filter, to compare calls above and below it. */
  readonly median: (measure: Narrowing['measure'], filter: Partial<TranscriptFilter>) => number | null
}

export interface Understood {
  readonly plan: AnalysisPlan
  /** How the question was taken: which calls were chosen, what a number does not say. In sentences. */
  readonly remarks: readonly string[]
}
