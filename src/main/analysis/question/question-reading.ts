import type { AnalysisQuery, GroupBy, MeasureName } from '#shared/domain/analysis.ts'
import type { ObjectionKind, TranscriptFilter } from '#shared/domain/transcript.ts'
import type { Narrowing } from '../measures/contribution.ts'

/** Everything that was read out of a question. */
export interface QuestionReading {
  readonly measures: readonly MeasureName[]
  readonly phrase: string | null
  /** The phrase may be anybody's. */
  readonly anyPhrase: boolean
  readonly filter: Partial<TranscriptFilter>
  /** How many times (ranges) were named. */
  readonly times: number
  readonly kinds: readonly ObjectionKind[]
  readonly where: Narrowing | null
  /** A limit that cannot be used. */
  readonly unread: string | null
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
  readonly explains: (word: string) => boolean
  /** Words that nothing was made of. */
  readonly leftover: readonly string[]
}
