import type { AnalysisQueryInput, MeasureName } from '#shared/domain/analysis.ts'
import { pattern } from './pattern.ts'
import type { AnalysisPlan } from '../analysis.ts'
import { cannotTell, WHAT_CAN } from './cannot-tell.ts'
import type { QuestionContext, Understood } from './context.ts'
import { followUp } from './follow-up.ts'
import type { QuestionReading } from './question-reading.ts'
import { readPhrase } from './read-filters.ts'
import { unknownGrouping } from './read-grouping.ts'
import { type People, readPeople, strangerIn } from './read-people.ts'
import { readQuestion } from './read-question.ts'
import { createReader, type Reader } from './reader.ts'
import { correlation } from './relate.ts'
import { remarksOf } from './remarks.ts'

const cannot = (reason: string): Understood => ({
  plan: { queries: [], search: null, cannot: `${reason} ${WHAT_CAN}` },
  remarks: [],
})

/**
 * Understands a question by rules: what is counted, over which calls, and what of it could not be used.
 * Pure.
 */
export function understand(
  question: string,
  previous: AnalysisPlan | null,
  context: QuestionContext,
): Understood {
  const reader = createReader(question)
  const quoted = createReader(question)
  readPhrase(quoted)
  const reason = cannotTell(quoted.rest())
  if (reason) return cannot(reason)
  const people = readPeople(reader, context)
  const found = readQuestion(reader, context, people)
  const followed = followUp(reader.whole, found, previous)
  if (followed) return { plan: followed, remarks: remarksOf(reader, found, people, null) }
  const stranger = found.search && found.subject === null ? null : strangerIn(reader)
  if (stranger && found.phrase === null) {
    const known = context.reps.length > 0 ? ` The reps in them are ${context.reps.join(', ')}.` : ''
    return cannot(`Nobody called ${stranger} is a rep or a customer in these transcripts.${known}`)
  }
  return plan(reader, found, people, context)
}

/** "How is Priya doing", "how do won calls differ from lost ones": the figures that show most. */
const OVERVIEW =
  /\b(?:differ\w*|doing|compare\w*|better|worse|perform\w*|overview|stack up|tell me about|difference)\b/
const OVERVIEW_MEASURES: readonly MeasureName[] = ['win_rate', 'talk_ratio', 'questions', 'next_step_rate']

/** "How many people were there": a count of something else than conversations. */
const COUNTS_ELSE =
  pattern(String.raw`\bhow (?:many|much) (?!(?:of |the |our |all |these |sales |won |lost |open |
  ¤+ )*(?:calls?|
      conversations?|deals?|jobs?|meetings?|visits?|transcripts?|appointments?|sales|ones|did|do|does|
      are|were|have|¤|times))`)
const YES_NO = /^(?:do|does|did|is|are|was|were|can|could|should|would)\b/
const HAS_CALLS = pattern(String.raw`\b(?:calls?|conversations?|deals?|jobs?|meetings?|visits?|transcripts?|
  appointments?|win|won|
      lose|lost|close|closed|sell|sold|sign|signed)\b`)

/** Reps whose objections are listed one after another. */
const MOST_REPS = 6

/** "Which objections does each rep get": the kinds, for one rep after another. */
function ofEachRep(query: AnalysisQueryInput, context: QuestionContext): readonly AnalysisQueryInput[] {
  const named = query.filter?.reps ?? []
  const reps = (named.length > 0 ? named : context.reps).slice(0, MOST_REPS)
  return reps.map((rep) => ({ ...query, filter: { ...query.filter, reps: [rep] } }))
}

function plan(reader: Reader, found: QuestionReading, people: People, context: QuestionContext): Understood {
  const { filter, groupBy, kinds, where, phrase, search, subject, leftover } = found
  const base = { filter, groupBy, objectionKinds: [...kinds], phrase, where, speaker: speakerOf(found) }
  if (search) {
    const words = subject ?? leftover.join(' ')
    if (words) {
      const measure = subject?.includes('objections') ? 'objections' : 'calls'
      const query = { ...base, measure, groupBy: 'none' } as const
      const remarks = remarksOf(reader, subject ? found : { ...found, leftover: [] }, people, null)
      return { plan: { queries: [query], search: words, cannot: null }, remarks }
    }
  }
  if (found.relates) {
    const queries = correlation(found.measures, where, { ...base, groupBy: 'none' }, context)
    return { plan: { queries, search: null, cannot: null }, remarks: remarksOf(reader, found, people, null) }
  }
  let measures: readonly MeasureName[] = found.measures
  const narrowed =
    where !== null || people.reps.length + people.ids.length > 0 || (filter.outcomes?.length ?? 0) > 0
  const anyFilter = narrowed || found.times > 0 || (filter.projectTypes?.length ?? 0) > 0 || found.group
  if (measures.length === 0) {
    if (
      COUNTS_ELSE.test(reader.rest()) ||
      found.unread ||
      (YES_NO.test(reader.whole) && !HAS_CALLS.test(reader.whole) && !OVERVIEW.test(reader.whole))
    )
      measures = []
    else if (groupBy === 'objectionKind') measures = ['objections']
    else if (
      OVERVIEW.test(reader.whole) &&
      (people.reps.length > 0 || groupBy === 'rep' || groupBy === 'outcome')
    ) {
      measures = OVERVIEW_MEASURES.filter((measure) => measure !== 'win_rate' || groupBy !== 'outcome')
    } else if (
      leftover.length === 0
        ? anyFilter || HAS_CALLS.test(reader.whole)
        : anyFilter && HAS_CALLS.test(reader.whole)
    ) {
      measures = ['calls']
    }
  }
  if (measures.length === 0) {
    if (found.unread) return cannot(`Calls cannot be chosen by "${found.unread}".`)
    const words = leftover.map((word) => `"${word}"`).join(', ')
    return cannot(
      words
        ? `None of the measures answers this; nothing stands for ${words}.`
        : 'None of the measures answers this.',
    )
  }
  const queries = measures.flatMap((measure): readonly AnalysisQueryInput[] => {
    if (measure === 'script_openings') return [{ ...base, measure, groupBy: 'text' }]
    if (measure === 'script_segments' && /structure|outline|segments|sections|parts/.test(reader.whole)) {
      return [
        { ...base, measure, groupBy: 'text' },
        { ...base, measure, groupBy: 'none' },
      ]
    }
    if (measure === 'objections' && groupBy === 'objectionKind' && found.groups.includes('rep')) {
      return ofEachRep({ ...base, measure }, context)
    }
    const text = groupBy === 'text' && measure !== 'phrase'
    return [
      {
        ...base,
        measure,
        groupBy: text ? 'none' : measure === 'phrase' && phrase === null ? 'text' : groupBy,
      },
    ]
  })
  const remarks = remarksOf(reader, found, people, unknownGrouping(reader.whole))
  return { plan: { queries, search: null, cannot: null }, remarks }
}

function speakerOf({
  speaker,
  phrase,
  search,
  subject,
  measures,
  anyPhrase,
}: QuestionReading): 'rep' | 'customer' | 'any' {
  if (speaker) return speaker
  if (phrase !== null && anyPhrase) return 'any'
  return search && subject === null && phrase === null && measures.length === 0 ? 'any' : 'rep'
}
