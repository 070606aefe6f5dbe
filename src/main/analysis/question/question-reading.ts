import type { AnalysisQuery, GroupBy, MeasureName } from '#shared/domain/analysis.ts'
import type { ObjectionKind, TranscriptFilter } from '#shared/domain/transcript.ts'
import type { Narrowing } from '../measures/contribution.ts'
import type { CallSet } from './call-sets.ts'
import type { TimeRange } from './time-points.ts'

/** Everything that was read out of a question. */
export interface QuestionReading {
  readonly measures: readonly MeasureName[]
  readonly phrase: string | null
  /** The phrase may be anybody's. */
  readonly anyPhrase: boolean
  /** Without times and transcripts; these are `times` and `ids`, `sets`. */
  readonly filter: Partial<TranscriptFilter>
  /** More than one is a comparison. */
  readonly times: readonly TimeRange[]
  /** Transcripts of customers. */
  readonly ids: readonly string[]
  readonly customers: readonly string[]
  readonly sets: readonly CallSet[]
  readonly kinds: readonly ObjectionKind[]
  readonly where: Narrowing | null
  /** What cannot be counted or divided, in a sentence. */
  readonly refused: string | null
  readonly speaker: AnalysisQuery['speaker'] | null
  readonly groupBy: GroupBy
  /** A grouping was asked for. */
  readonly group: boolean
  readonly groups: readonly GroupBy[]
  /** Whether one thing goes with winning. */
  readonly relates: boolean
  /** What was said is wanted, not a number. */
  readonly search: boolean
  /** What the words are about, where it is one of the kinds that summaries know. */
  readonly subject: string | null
  /** The calls of which a share is wanted; null when none is. */
  readonly shareOf: Partial<TranscriptFilter> | null
  /** A share of all objections is wanted. */
  readonly objectionShare: boolean
  /** Words that nothing was made of. */
  readonly leftover: readonly string[]
  readonly remarks: readonly string[]
}
