import type { GroupBy, MeasureName } from '#shared/domain/analysis.ts'
import { pattern } from './pattern.ts'
import type { TranscriptFilter } from '#shared/domain/transcript.ts'
import type { Narrowing } from '../measures/contribution.ts'
import type { QuestionContext } from './context.ts'
import { measuresAsked } from './measure-lexicon.ts'
import type { QuestionReading } from './question-reading.ts'
import { readKinds, readLimit, readOutcomes, readPhrase, readSpeaker, readTrades } from './read-filters.ts'
import { readGroupings } from './read-grouping.ts'
import type { People } from './read-people.ts'
import { readTimes, type TimeRange } from './read-time.ts'
import type { Reader } from './reader.ts'
import { isWish, searchSubject, wantsWords } from './search-wish.ts'
import { contentWords } from './vocabulary.ts'

const SUCCESS =
  pattern(String.raw`\b(?:win|wins|winning|won|close|closes|closing|closed|sell|sells|selling|sold|success|
      successful|successes|sales)\b`)
const COMPARED =
  pattern(String.raw`\b(?:more|less|fewer|better|higher|lower|often|likely|helps?|matters?|effect|
  affect|affects|
      impact|influence|link|linked|relationship|correlat\w*|related?|lead|leads|pays?|difference|
      early|earlier|late|later|longer|shorter)\b`)
const ASKS_WHETHER =
  pattern(String.raw`^(?:and |but |so )?(?:do|does|did|is|are|was|were|has|have|when)\b|\b(?:relationship|
      correlat\w*|link|effect|impact)\b|\bif\b`)
function timeFilter(times: readonly TimeRange[]): TimeRange {
  const froms = times.map(({ from }) => from)
  const tos = times.map(({ to }) => to)
  const open = (values: readonly (number | null)[], pick: (...all: number[]) => number): number | null =>
    values.length === 0 || values.includes(null) ? null : pick(...values.filter((value) => value !== null))
  return { from: open(froms, Math.min), to: open(tos, Math.max) }
}

const ASKS_FOR_CALLS =
  pattern(String.raw`^(?:calls?|conversations?|deals?)\b|\b(?:how many|(?:what|which) (?:percent|
  percentage|share|
      part) of|which|what|list|number of|share of|percentage of|find|show(?: me)?) (?:the |all |our |
      of )*(?:¤+ )*(?:won |lost |open )?(?:calls?|conversations?|deals?|meetings?|visits?|
      transcripts?)\b`)

/** What only stands there as a limit ("calls with more than 10 questions") is not what is asked for. */
function withoutLimit(
  measures: readonly MeasureName[],
  where: Narrowing | null,
  text: string,
): readonly MeasureName[] {
  if (!where) return measures
  const others = measures.filter(
    (measure) =>
      measure !== where.measure &&
      !(where.measure === 'price_position' && (measure === 'price_mentions' || measure === 'talk_ratio')),
  )
  if (others.length > 0) return others
  return ASKS_FOR_CALLS.test(text) ? ['calls'] : measures
}

function groupingOf(
  reader: Reader,
  reading: Omit<QuestionReading, 'groupBy'>,
  groups: readonly GroupBy[],
): GroupBy {
  const { filter, measures } = reading
  const several = /\b(?:compare|compared|comparing|vs|versus|or|between|than|against|differ\w*|and)\b/.test(
    reader.whole,
  )
  const usable = groups.filter((group) => group !== 'transcript' || groups.length === 1)
  if (usable[0]) return usable[0]
  if ((filter.reps?.length ?? 0) > 1 && several) return 'rep'
  if ((filter.projectTypes?.length ?? 0) > 1 && several) return 'projectType'
  if (reading.times > 1) return 'month'
  if (measures.includes('phrase') && reading.phrase === null) return 'text'
  return 'none'
}

/** Everything that can be read out of a question; names were taken out before. */
export function readQuestion(reader: Reader, context: QuestionContext, people: People): QuestionReading {
  const phrase = readPhrase(reader)
  const times = readTimes(reader, context.now)
  const limit = readLimit(reader)
  const kinds = readKinds(reader)
  const trades = readTrades(reader)
  const groups = readGroupings(reader)
  const text = reader.rest()
  const asked =
    phrase === null ? measuresAsked(text) : { ...measuresAsked(text), measures: ['phrase'] as const }
  const measures = withoutLimit(asked.measures, limit?.where ?? null, text)
  const search = phrase === null && !limit?.where && wantsWords(text) && !/\bscripts?\b/.test(text)
  const subject = search ? searchSubject(text, kinds) : null
  const outcomes = subject === 'closings' ? [] : readOutcomes(reader)
  const whether = COMPARED.test(text) && ASKS_WHETHER.test(reader.whole)
  const others = measures.filter((measure) => measure !== 'win_rate' && measure !== 'phrase')
  const success = SUCCESS.test(text) || measures.includes('win_rate')
  const relates =
    success &&
    !groups.some((group) => group !== 'rep') &&
    whether &&
    (others.length > 0 || (limit?.where ?? null) !== null) &&
    outcomes.length < 2
  const comparesOutcomes =
    !groups.includes('outcome') && outcomes.includes('won') && outcomes.includes('lost')
  const oneOutcome =
    whether &&
    others.length > 0 &&
    outcomes.length === 1 &&
    /\b(?:in|on|of|with|for|during) (?:the )?¤|^(?:do|are|is|does|were) ¤/.test(reader.rest())
  const byOutcome = groups.includes('outcome') || comparesOutcomes || oneOutcome
  // "Won" is part of the win rate, not a choice of calls; both outcomes are a comparison.
  const filtered = byOutcome || measures.includes('win_rate') || relates ? [] : outcomes
  const filter: Partial<TranscriptFilter> = {
    reps: [...people.reps],
    outcomes: [...filtered],
    projectTypes: [...trades],
    ...timeFilter(times),
    ids: [...people.ids],
  }
  const base = {
    phrase,
    measures,
    filter,
    times: times.length,
    kinds,
    where: limit?.where ?? null,
    unread: limit?.unread ?? null,
    speaker:
      readSpeaker(reader.whole) ??
      (search && people.ids.length > 0 && people.reps.length === 0 ? 'customer' : null),
    anyPhrase:
      pattern(String.raw`\b(?:calls?|conversations?) (?:mention|contain|have|has|talk)|\b(?:is|are|was|were|
      gets?) (?:\w+ )?(?:mentioned|said|brought up|discussed)|\bcomes? up\b|\bmentioned\b`).test(
        reader.whole,
      ),
    relates: relates && !byOutcome,
    search,
    subject,
    explains: asked.explains,
    leftover: [] as readonly string[],
    group: groups.length > 0 || byOutcome,
    groups,
  }
  const groupBy = byOutcome ? 'outcome' : groupingOf(reader, base, groups)
  const unread = contentWords(reader.rest().replaceAll('¤', ' ')).filter(
    (word) => !asked.explains(word) && !((search || phrase !== null) && isWish(word)),
  )
  return { ...base, groupBy, leftover: unread }
}
