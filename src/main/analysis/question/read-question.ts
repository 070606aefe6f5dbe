import type { GroupBy, MeasureName } from '#shared/domain/analysis.ts'
import type { TranscriptFilter } from '#shared/domain/transcript.ts'
import type { CallSet } from './call-sets.ts'
import type { QuestionContext } from './context.ts'
import { asksForCalls, choosesCalls, sharesObjections, wholeEnds } from './heads.ts'
import { kindSet } from './kind-set.ts'
import { measuresAsked } from './measure-lexicon.ts'
import { pattern } from './pattern.ts'
import type { QuestionReading } from './question-reading.ts'
import { type Entities, readEntities } from './read-entities.ts'
import { readOutcomes, readSpeaker, readTrades } from './read-filters.ts'
import { readGroupings, unknownGrouping } from './read-grouping.ts'
import { readKinds, type SaidKinds } from './read-kinds.ts'
import { type Limits, readLimits } from './read-limits.ts'
import { readPeople } from './read-people.ts'
import { readPhrase, readQuoted } from './read-phrase.ts'
import { areMonths, readTimes, timesApart } from './read-time.ts'
import { createReader, type Reader } from './reader.ts'
import { isWish, searchSubject, wantsWords } from './search-wish.ts'
import { unusedWords } from './unused-words.ts'

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
const COMPARISON = /\b(?:compare|compared|comparing|vs|versus|or|between|than|against|minus|differ\w*|and)\b/

/** What a question chooses calls by, before it is known what is counted. */
interface Chosen {
  readonly reader: Reader
  readonly phrase: string | null
  readonly entities: Entities
  readonly kinds: SaidKinds
  readonly limits: Limits
  readonly remarks: readonly string[]
  /** The text with names, times and trades taken out, before kinds and limits were. */
  readonly head: string
}

const POLITE =
  /\b(?:(?:could|would|can|will) you|i would like|i'd like|i would want|could i|may i|would love)\b/
/** "Top 3 objections": the answer lists as many and more. */
const TOP = /(?<=\btop )(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten)\b/
/** "Not answered" is what the share of answered objections tells. */
const NOT_ANSWERED = /\b(?:not|never|n't)(?= (?:been |get |got )?(?:answer|address|handl|resolv|overc)\w*)/

function choose(reader: Reader, context: QuestionContext): Chosen {
  const quoted = readQuoted(reader)
  reader.take(TOP)
  reader.take(POLITE)
  if (/\bobjections?|concerns?|pushback\b/.test(reader.rest())) reader.take(NOT_ANSWERED)
  const times = readTimes(reader, context.now)
  const people = readPeople(reader, context)
  const phrase = quoted ?? readPhrase(reader)
  const trades = readTrades(reader)
  const head = reader.rest()
  const kinds = readKinds(reader)
  const limits = readLimits(reader, { calls: context.calls, choosesCalls: choosesCalls(head) })
  const entities = readEntities(reader, { people, trades, times, allReps: context.reps })
  return { reader, phrase, entities, kinds, limits, remarks: people.remarks, head }
}

const DIVIDES = /\bby (?:kind of )?objections?\b/

/** What only stands there to choose calls ("calls with more than 10 questions") is not what is asked for. */
function countedIn(measures: readonly MeasureName[], chosen: Chosen): readonly MeasureName[] {
  const { limits, kinds, head } = chosen
  const { where } = limits
  const calls = asksForCalls(head)
  const ends = wholeEnds(head)
  const byKind = kinds.kinds.length + kinds.without.length > 0 || where?.measure === 'objections'
  const narrows = (measure: MeasureName): boolean =>
    measure === where?.measure ||
    (where?.measure === 'price_position' && (measure === 'price_mentions' || measure === 'talk_ratio')) ||
    (measure === 'objections' && byKind && (calls || choosesCalls(head))) ||
    // "What percent of won calls had …": won is said of the calls.
    (measure === 'win_rate' && ends !== null && !SUCCESS.test(head.slice(ends))) ||
    (measure === 'price_mentions' && /\bprice\b/.test(kinds.kinds.join(' ')))
  const others = measures.filter(
    (measure) =>
      !narrows(measure) && !(measure === 'objections' && DIVIDES.test(head) && measures.length > 1),
  )
  if (others.length > 0) return others
  if (calls) return ['calls']
  return measures
}

function groupingOf(
  reader: Reader,
  { filter, measures, phrase, times }: Pick<QuestionReading, 'filter' | 'measures' | 'phrase' | 'times'>,
  groups: readonly GroupBy[],
  namedReps: number,
): GroupBy {
  const several = COMPARISON.test(reader.whole)
  const usable = groups.filter((group) => group !== 'transcript' || groups.length === 1)
  if (usable[0]) return usable[0]
  if (
    namedReps > 1 &&
    (filter.reps?.length ?? 0) > 1 &&
    several &&
    !/\b(?:combined|together)\b/.test(reader.whole)
  )
    return 'rep'
  if ((filter.projectTypes?.length ?? 0) > 1 && several) return 'projectType'
  if (times.length > 1 && areMonths(times)) return 'month'
  if (measures.includes('phrase') && phrase === null) return 'text'
  return 'none'
}

/** "Tom vs the rest of the team": everybody, rep by rep. */
const THE_REST =
  pattern(String.raw`\b(?:vs\.?|versus|than|against|compared (?:to|with)|and|from|with) (?:the )?
  (?:rest(?: of (?:the |my |our |us)?(?:team|reps|us|them)?)?|others?|other reps|everybody else|everyone else|
  anybody else|anyone else|team|average rep)\b`)

/** Of which calls a share is wanted: what stands up to "calls", and the times. */
function wholeOf(
  chosen: Chosen,
  written: string,
  context: QuestionContext,
  parts: Partial<TranscriptFilter>,
) {
  const ends = wholeEnds(chosen.head)
  if (ends === null) return null
  const before = createReader(written.slice(0, ends))
  const { entities } = choose(before, context)
  const outcomes = readOutcomes(before)
  const asked = /\b(?:did|does|do|has|have|is|was) ¤/.test(chosen.head.slice(ends - 1))
  const { kinds, limits } = chosen
  // "What share of calls is Tom": the calls are everybody's. "… did Tom lose": they are Tom's.
  const more =
    (parts.outcomes?.length ?? 0) > 0 ||
    limits.where !== null ||
    limits.sets.length > 0 ||
    kinds.kinds.length > 0
  const reps = asked && more ? (parts.reps ?? []) : entities.reps
  return { reps: [...reps], projectTypes: [...entities.trades], outcomes: [...outcomes] }
}

/** Everything that can be read out of a question. */
export function readQuestion(reader: Reader, context: QuestionContext): QuestionReading {
  const chosen = choose(reader, context)
  const { phrase, entities, kinds, limits, head } = chosen
  const rest = reader.take(THE_REST) !== null
  const groups = readGroupings(reader).concat(rest ? ['rep'] : [])
  const text = reader.rest()
  const asked =
    phrase === null ? measuresAsked(text) : { ...measuresAsked(text), measures: ['phrase'] as const }
  const measures = countedIn(asked.measures, chosen)
  const whether = COMPARED.test(text) && ASKS_WHETHER.test(reader.whole)
  // "Does Tom ask more questions than Priya?" wants numbers, though it has words of speaking.
  const compares = measures.length > 0 && /\b(?:more|less|fewer|longer|shorter|most|least|than)\b/.test(text)
  const search =
    phrase === null &&
    !limits.where &&
    !compares &&
    wholeEnds(head) === null &&
    wantsWords(text) &&
    !/\bscripts?\b/.test(text)
  const subject = search ? searchSubject(text, kinds.kinds) : null
  const outcomes = subject === 'closings' ? [] : readOutcomes(reader)
  const others = measures.filter(
    (measure) => measure !== 'win_rate' && measure !== 'phrase' && measure !== 'calls',
  )
  const success = SUCCESS.test(text) || measures.includes('win_rate')
  const choosing = asksForCalls(head)
  const against = /\b(?:vs|versus)\b/.test(text) && measures.includes('win_rate') && others.length > 0
  const relates =
    success &&
    !groups.some((group) => group !== 'rep') &&
    (whether || against) &&
    !choosing &&
    (others.length > 0 || limits.where !== null) &&
    entities.namedReps.length < 2 &&
    outcomes.length < 2
  const comparesOutcomes =
    !groups.includes('outcome') &&
    outcomes.includes('won') &&
    outcomes.includes('lost') &&
    COMPARISON.test(text)
  const oneOutcome =
    whether &&
    others.length > 0 &&
    outcomes.length === 1 &&
    /\b(?:in|on|of|with|for|during) (?:the )?¤|^(?:do|are|is|does|were) ¤/.test(reader.rest())
  const byOutcome = groups.includes('outcome') || comparesOutcomes || oneOutcome
  // "Won" is part of the win rate, not a choice of calls; both outcomes are a comparison.
  const filtered = byOutcome || measures.includes('win_rate') || relates ? [] : outcomes
  const filter: Partial<TranscriptFilter> = {
    reps: rest ? [] : [...entities.reps],
    outcomes: [...filtered],
    projectTypes: [...entities.trades],
  }
  const kindsOut = measures.includes('objections') || measures.includes('objection_answered_rate')
  // Objections of calls that were lost on the price are all of them, not only those about the price.
  const choosesAll = kinds.kinds.length > 0 && (kindsOut ? kinds.because : kinds.all)
  const sets: CallSet[] = [
    ...entities.sets,
    ...(entities.sets.length + limits.sets.length > 0 && entities.ids.length > 0
      ? [withCustomers(entities)]
      : []),
    ...limits.sets,
    ...(kinds.without.length > 0 && !kindsOut ? [kindSet(kinds.without, 'none')] : []),
    ...(choosesAll ? [kindSet(kinds.kinds, 'all')] : []),
  ]
  const times = timesApart(entities.times)
  const base = {
    phrase,
    measures,
    filter,
    times,
    ids: entities.ids,
    customers: entities.customers,
    sets,
    kinds: kindsOut && kinds.without.length > 0 ? othersThan(kinds) : choosesAll ? [] : kinds.kinds,
    where: limits.where,
    refused:
      limits.unread !== null
        ? `Calls cannot be chosen by "${limits.unread}".`
        : (entities.refused ?? dividedBy(reader) ?? minutesOf(reader, limits)),
    speaker:
      readSpeaker(reader.whole) ??
      (search && entities.ids.length > 0 && entities.reps.length === 0 ? ('customer' as const) : null),
    anyPhrase:
      pattern(String.raw`\b(?:calls?|conversations?) (?:mention|contain|have|has|talk|is|are|was|were|
      did|do)|\b(?:is|are|was|were|
      gets?) (?:\w+ )?(?:mentioned|said|brought up|discussed)|\bcomes? up\b|\bmentioned\b`).test(
        reader.whole,
      ),
    relates: relates && !byOutcome,
    search,
    subject,
    shareOf: wholeOf(chosen, reader.written, context, filter),
    objectionShare: kinds.kinds.length > 0 && measures.includes('objections') && sharesObjections(head),
    group: groups.length > 0 || byOutcome,
    groups,
    remarks: [
      ...chosen.remarks,
      ...(kinds.because
        ? ['Why a call ended as it did cannot be told; counted are calls in which that objection was raised.']
        : []),
      ...(measures.includes('talk_ratio') && readSpeaker(reader.whole) === 'customer'
        ? ["The rep's share is counted; the rest of the words is everybody else's."]
        : []),
      ...(phrase !== null && /\bhow many (?:customers|homeowners|clients|buyers|people)\b/.test(reader.whole)
        ? ['Calls are counted, not people: a customer may have several.']
        : []),
    ],
  }
  const grouped = byOutcome ? 'outcome' : groupingOf(reader, base, groups, entities.namedReps.length)
  // "Who asks more than 10 questions a call": a limit on what a group has, not on its calls.
  const limitsGroups =
    base.where !== null &&
    !choosing &&
    measures.length === 1 &&
    measures[0] === base.where.measure &&
    (grouped === 'rep' || grouped === 'projectType' || grouped === 'month')
  const reading: QuestionReading = {
    ...base,
    ...(limitsGroups
      ? { where: null, remarks: [...base.remarks, 'All are listed, those beyond your limit among them.'] }
      : {}),
    groupBy: grouped,
    leftover: [],
  }
  const explains = (word: string): boolean =>
    asked.explains(word) || ((search || phrase !== null) && isWish(word))
  return { ...reading, leftover: unusedWords(reader, reading, explains) }
}

const withCustomers = ({ customers, ids }: Entities): CallSet => ({
  words: `with ${customers.join(' or ')}`,
  test: ({ id }) => ids.includes(id),
})

function dividedBy(reader: Reader): string | null {
  const unknown = unknownGrouping(reader.rest())
  return unknown ? `Nothing can be divided "${unknown}".` : null
}

/** How long somebody speaks is not in every file; how many words they say is. */
function minutesOf(reader: Reader, { sets }: Limits): string | null {
  const asked =
    /\b(?:minutes?|hours?|seconds?)\b.*\b(?:talk|speak)\w*|\btalk\w*\b.{0,20}\bin (?:minutes|hours|seconds)\b/
  return asked.test(reader.whole) && sets.length === 0
    ? 'How many minutes somebody speaks is not counted, how many of the words are theirs is.'
    : null
}

const KINDS = [
  'price',
  'timing',
  'trust',
  'competition',
  'decision',
  'need',
  'product',
  'financing',
  'hassle',
  'other',
] as const

const othersThan = ({ kinds, without }: SaidKinds) =>
  (kinds.length > 0 ? kinds : KINDS).filter((kind) => !without.includes(kind))
