import {
  type AnalysisQueryInput,
  analysisQuerySchema,
  type GroupBy,
  type MeasureName,
} from '#shared/domain/analysis.ts'
import { outcomeSchema, type TranscriptFilter } from '#shared/domain/transcript.ts'
import { titleOf } from '../measures/labels.ts'
import { chooseCalls } from './call-sets.ts'
import type { QuestionContext, Understood } from './context.ts'
import { pattern } from './pattern.ts'
import type { QuestionReading } from './question-reading.ts'
import { areMonths } from './read-time.ts'
import type { Reader } from './reader.ts'
import { correlation } from './relate.ts'
import type { TimeRange } from './time-points.ts'

export type Planned = Understood | { readonly cannot: string }

/** "How is Priya doing", "how do won calls differ from lost ones": the figures that show most. */
const OVERVIEW =
  /\b(?:differ\w*|doing|compare\w*|better|worse|perform\w*|overview|stack up|tell me about|improv\w*)\b/
const OVERVIEW_MEASURES: readonly MeasureName[] = ['win_rate', 'talk_ratio', 'questions', 'next_step_rate']

/** "How many people were there": a count of something else than conversations. */
const COUNTS_ELSE =
  pattern(String.raw`\bhow (?:many|much) (?!(?:of |the |our |all |these |sales |won |lost |open |more |
      fewer |total |other |
  ¤+(?:'s?)? )*(?:calls?|
      conversations?|deals?|jobs?|meetings?|visits?|transcripts?|appointments?|sales|ones|did|do|does|
      are|were|have|¤|times))`)
const YES_NO = /^(?:do|does|did|is|are|was|were|can|could|should|would)\b/
const HAS_CALLS = pattern(String.raw`\b(?:calls?|conversations?|deals?|jobs?|meetings?|visits?|transcripts?|
  appointments?|win|wins|won|
      lose|loses|lost|close|closed|sell|sold|sign|signed)\b`)

const SAID_ABOUT = /\b(?:say|says|said|talk\w*|mention\w*|tell|told|discuss\w*)\b.* (?:about|of)?/
/** Reps that are told one after another. */
const MOST_REPS = 6
const MOST_QUERIES = 12

/** A filter for each time that is compared; neighbouring months are one, month by month. */
export function filtersOver(
  filter: Partial<TranscriptFilter>,
  times: readonly TimeRange[],
  groupBy: GroupBy,
): readonly Partial<TranscriptFilter>[] {
  const [first, last] = [times[0], times.at(-1)]
  if (!first || !last) return [filter]
  if (times.length === 1 || (groupBy === 'month' && areMonths(times))) {
    return [{ ...filter, from: first.from, to: last.to }]
  }
  return times.map(({ from, to }) => ({ ...filter, from, to }))
}

/** What is counted when no measure is named; empty: nothing can be. */
function unnamed(reader: Reader, found: QuestionReading): readonly MeasureName[] {
  const { filter, where, groupBy, sets, ids, kinds } = found
  const lists = [filter.reps, filter.outcomes, filter.projectTypes, ids, sets, found.times, kinds]
  const narrowed = where !== null || found.group || lists.some((list) => (list?.length ?? 0) > 0)
  if (COUNTS_ELSE.test(reader.rest())) return []
  const overview = OVERVIEW.test(reader.whole)
  if (/\bimprov\w*|\bgetting (?:better|worse)\b/.test(reader.whole) && !filter.reps?.length)
    return ['win_rate']
  if (YES_NO.test(reader.whole) && !HAS_CALLS.test(reader.whole) && !overview) return []
  if (groupBy === 'objectionKind') return ['objections']
  const compares =
    (filter.reps?.length ?? 0) > 0 || groupBy === 'rep' || groupBy === 'outcome' || found.times.length > 1
  if (overview && compares) {
    return OVERVIEW_MEASURES.filter((measure) => measure !== 'win_rate' || groupBy !== 'outcome')
  }
  return narrowed || HAS_CALLS.test(reader.whole) ? ['calls'] : []
}

function speakerOf({
  speaker,
  phrase,
  search,
  subject,
  measures,
  anyPhrase,
}: QuestionReading): 'rep' | 'customer' | 'any' {
  if (search && (subject === 'openings' || subject === 'closings' || subject === 'prices')) return 'rep'
  if (speaker) return speaker
  if (phrase !== null && anyPhrase) return 'any'
  return search && subject === null && phrase === null && measures.length === 0 ? 'any' : 'rep'
}

/** "By rep and outcome": one result for each of the one, divided by the other; null: that is too much. */
function dividedTwice(
  query: AnalysisQueryInput,
  groups: readonly GroupBy[],
  context: QuestionContext,
): readonly AnalysisQueryInput[] | null {
  const two = groups.filter((group) => group !== 'transcript')
  if (two.length < 2 || query.measure === 'phrase') return [query]
  const rest = two.filter((group) => group !== query.groupBy)
  if (rest.length !== 1) return null
  const filter = query.filter ?? {}
  if (two.includes('outcome') && query.measure !== 'win_rate') {
    const groupBy = two.find((group) => group !== 'outcome') ?? 'none'
    const outcomes = filter.outcomes?.length ? filter.outcomes : outcomeSchema.options
    return outcomes.map((outcome) => ({ ...query, groupBy, filter: { ...filter, outcomes: [outcome] } }))
  }
  if (!two.includes('rep')) return null
  const groupBy = two.find((group) => group !== 'rep') ?? 'none'
  const reps = (filter.reps?.length ? filter.reps : context.reps).slice(0, MOST_REPS)
  return reps.map((rep) => ({ ...query, groupBy, filter: { ...filter, reps: [rep] } }))
}

const quoted = (words: readonly string[]): string => words.map((word) => `"${word}"`).join(', ')

/** What is left to say when a part of the question cannot be counted. */
function refusal(found: QuestionReading, queries: readonly AnalysisQueryInput[]): string | null {
  if (found.refused) return found.refused
  if (found.leftover.length === 0) return null
  const [first] = queries
  const could =
    first && found.sets.length === 0
      ? ` Without that this can be counted: ${titleOf(analysisQuerySchema.parse(first))}.`
      : ''
  const words = quoted(found.leftover)
  return `Nothing that is counted stands for ${words}, so a number would answer another question.${could}`
}

/** Chooses what is counted and looked up. Pure. */
export function planQuestion(reader: Reader, found: QuestionReading, context: QuestionContext): Planned {
  const { groupBy, kinds, where, phrase, search, subject, leftover, sets } = found
  const chosen = chooseCalls(sets, context.calls, { ...found.filter, ...found.times[0] }, found.ids)
  const filter: Partial<TranscriptFilter> = { ...found.filter, ids: [...chosen.ids] }
  const base = { groupBy, objectionKinds: [...kinds], phrase, where, speaker: speakerOf(found) }
  const remarks = [...found.remarks, ...chosen.remarks]
  const over = filtersOver(filter, found.times, groupBy)
  const counted = (queries: readonly AnalysisQueryInput[]): Planned =>
    queries.length > MOST_QUERIES
      ? { cannot: 'That is more than can be told in one answer; ask for a part of it.' }
      : { plan: { queries, search: null, cannot: null }, remarks }
  if (search) {
    if (found.refused) return { cannot: found.refused }
    const trades = found.filter.projectTypes ?? []
    const said = subject ?? leftover.join(' ')
    // "What was said about gutters": the trade is what is looked for, wherever it comes up.
    const words = said || (SAID_ABOUT.test(reader.whole) ? trades.join(' ').toLowerCase() : '')
    const [narrowest] = said ? over : filtersOver({ ...filter, projectTypes: [] }, found.times, groupBy)
    if (words && narrowest) {
      const measure = subject?.includes('objections') ? 'objections' : 'calls'
      const query = { ...base, filter: narrowest, measure, groupBy: 'none' } as const
      return { plan: { queries: [query], search: words, cannot: null }, remarks }
    }
  }
  if (found.relates) {
    const queries = over.flatMap((each) =>
      correlation(found.measures, where, { ...base, filter: each, groupBy: 'none' }, context),
    )
    const refused = refusal(found, [])
    return refused ? { cannot: refused } : counted(queries)
  }
  const measures = found.measures.length > 0 ? found.measures : unnamed(reader, found)
  if (measures.length === 0) {
    return { cannot: refusal(found, []) ?? 'None of the measures answers this.' }
  }
  const doubled = [...over].flatMap((each) =>
    measures.map((measure) => queriesFor(reader, { ...base, measure, filter: each }, found, context)),
  )
  if (doubled.includes(null))
    return { cannot: refusal(found, []) ?? 'These divisions cannot be combined; ask for one of them.' }
  const queries = [...doubled.flatMap((each) => each ?? []), ...besides(found, filter)]
  const refused = refusal({ ...found, measures }, queries) ?? unshared({ ...found, measures })
  if (refused) return { cannot: refused }
  if (found.objectionShare) {
    return counted(queries.flatMap((query) => [query, { ...query, objectionKinds: [] }]))
  }
  return counted(found.shareOf && measures.includes('calls') ? withWhole(queries, found) : queries)
}

/** A share of calls needs something that chooses the part. */
function unshared({ shareOf, measures, sets, where, kinds, filter }: QuestionReading): string | null {
  if (shareOf === null || !measures.includes('calls')) return null
  const same = (['reps', 'outcomes', 'projectTypes'] as const).every(
    (key) => JSON.stringify(filter[key] ?? []) === JSON.stringify(shareOf[key] ?? []),
  )
  return same && sets.length === 0 && where === null && kinds.length === 0
    ? 'Which part of these calls is meant is not among what can be counted.'
    : null
}

/** Behind each count of a part the count of the whole. */
function withWhole(
  queries: readonly AnalysisQueryInput[],
  { shareOf, ids }: QuestionReading,
): readonly AnalysisQueryInput[] {
  return queries.flatMap((query) => {
    const { from, to } = query.filter ?? {}
    const whole: AnalysisQueryInput = {
      measure: 'calls',
      groupBy: query.groupBy,
      filter: { ...shareOf, from: from ?? null, to: to ?? null, ids: [...ids] },
    }
    return [query, whole]
  })
}

const COMPETITOR = /^(?:an? |the |any )?(?:competitors?|competition|rivals?|other compan(?:y|ies))$/

/** Nobody says "competitor" of one: the objections about them are counted beside the word. */
function besides(
  { phrase }: QuestionReading,
  filter: Partial<TranscriptFilter>,
): readonly AnalysisQueryInput[] {
  return phrase !== null && COMPETITOR.test(phrase)
    ? [{ measure: 'calls', filter, objectionKinds: ['competition'] }]
    : []
}

/** The queries of one measure. */
function queriesFor(
  reader: Reader,
  query: AnalysisQueryInput,
  { groups, phrase }: QuestionReading,
  context: QuestionContext,
): readonly AnalysisQueryInput[] | null {
  const { measure, groupBy } = query
  if (measure === 'script_openings') return [{ ...query, groupBy: 'text' }]
  if (measure === 'script_segments' && /structure|outline|segments|sections|parts/.test(reader.whole)) {
    return [
      { ...query, groupBy: 'text' },
      { ...query, groupBy: 'none' },
    ]
  }
  if (measure === 'phrase' && phrase === null)
    return groupBy === 'rep' ? null : [{ ...query, groupBy: 'text' }]
  if (groupBy === 'text') return [{ ...query, groupBy: 'none' }]
  return dividedTwice(query, groups, context)
}
