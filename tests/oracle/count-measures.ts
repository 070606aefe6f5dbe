import type { AnalysisQuery } from '#shared/domain/analysis.ts'
import { among, isChosen, keysOf, OF_OBJECTIONS } from './choose.ts'
import type { Conversation, Distilled } from './conversation.ts'
import { placesOf } from './count-phrases.ts'
import { countConversation, turnsOf } from './count-transcripts.ts'

/** What one conversation adds to a measure, and the turns that show it. */
interface Share {
  readonly numerator: number
  readonly denominator: number
  readonly turns: readonly number[]
}

export interface Row {
  readonly value: number | null
  readonly numerator: number
  readonly denominator: number
  readonly counted: number
  readonly leftOut: number
  /** `transcript:ordinal`, sorted. */
  readonly evidence: readonly string[]
}

export interface Expected {
  readonly total: Row
  readonly groups: ReadonlyMap<string, Row>
}

const COUNTS = ['calls', 'objections', 'phrase']

/** What the analysis must answer, by docs/analysis.md. */
export function expectedOf(conversations: readonly Conversation[], query: AnalysisQuery): Expected {
  const chosen = conversations.filter((each) => isChosen(each, query))
  const groups = new Map<string, Row>()
  for (const key of new Set(chosen.flatMap((each) => keysOf(each, query)))) {
    const onlyEntries = query.groupBy === 'objectionKind' && OF_OBJECTIONS.includes(query.measure)
    const members = onlyEntries ? chosen : chosen.filter((each) => keysOf(each, query).includes(key))
    groups.set(key, rowOf(members, query, onlyEntries ? key : null))
  }
  return { total: rowOf(chosen, query, null), groups }
}

function rowOf(members: readonly Conversation[], query: AnalysisQuery, kind: string | null): Row {
  let [numerator, denominator, counted, leftOut] = [0, 0, 0, 0]
  const evidence: string[] = []
  for (const member of members) {
    const share = shareOf(member, query, kind)
    if (!share) {
      leftOut += 1
      continue
    }
    counted += 1
    numerator += share.numerator
    denominator += share.denominator
    evidence.push(...share.turns.map((turn) => `${member.id}:${turn}`))
  }
  const ratio = denominator > 0 ? numerator / denominator : null
  const count = counted > 0 ? numerator : null
  const value = COUNTS.includes(query.measure) ? count : ratio
  return { value, numerator, denominator, counted, leftOut, evidence: evidence.sort() }
}

const mean = (numerator: number, turns: readonly number[]): Share => ({ numerator, denominator: 1, turns })

function shareOf(conversation: Conversation, query: AnalysisQuery, kind: string | null): Share | null {
  const { distilled, duration, outcome, turns } = conversation
  const counted = countConversation(conversation)
  const last = turns.length - 1
  switch (query.measure) {
    case 'calls':
      return mean(1, [0])
    case 'win_rate':
      return outcome === 'won' || outcome === 'lost' ? mean(outcome === 'won' ? 1 : 0, [last]) : null
    case 'talk_ratio':
      if (counted.talkRatio === null) return null
      return { numerator: counted.repWords, denominator: counted.words, turns: counted.repTurns }
    case 'longest_monologue': {
      const longest = counted.longest[query.speaker]
      return longest && mean(longest.words, [longest.turn])
    }
    case 'questions': {
      const asked = counted.asked[query.speaker]
      return asked && mean(asked.length, asked)
    }
    case 'price_mentions':
      return mean(counted.priceTurns.length, counted.priceTurns)
    case 'price_position':
      return counted.pricePosition && mean(counted.pricePosition.value, [counted.pricePosition.turn])
    case 'length_words':
      return mean(counted.words, [0])
    case 'length_minutes':
      return duration === null ? null : mean(duration / 60, [0])
    case 'phrase':
      return phraseIn(conversation, query)
    case 'objections': {
      const entries = entriesOf(distilled, kind ? [kind] : query.objectionKinds)
      return entries && mean(entries.length, entries.map(firstTurn))
    }
    case 'objection_answered_rate': {
      const entries = entriesOf(distilled, kind ? [kind] : query.objectionKinds)
      if (!entries) return null
      const answered = entries.filter(({ answer }) => answer !== null)
      return { numerator: answered.length, denominator: entries.length, turns: entries.map(firstTurn) }
    }
    case 'next_step_rate':
      if (!distilled) return null
      return mean(distilled.nextStep ? 1 : 0, [distilled.nextStep?.turns[0] ?? last])
    default:
      throw new Error(`The oracle does not count ${query.measure}.`)
  }
}

function entriesOf(distilled: Distilled | null, kinds: readonly string[]): Distilled['objections'] | null {
  if (!distilled) return null
  return distilled.objections.filter(({ kind }) => among(kinds, kind))
}

const firstTurn = ({ turns }: { readonly turns: readonly number[] }): number => turns[0] ?? -1

function phraseIn(conversation: Conversation, { phrase, speaker }: AnalysisQuery): Share | null {
  const turns = turnsOf(conversation, speaker)
  const { words, repWords } = countConversation(conversation)
  const spoken =
    speaker === 'rep'
      ? repWords
      : speaker === 'any'
        ? words
        : countConversation(conversation).longest.customer?.words
  if (!spoken) return null
  const places = turns.flatMap(({ turn, text }) =>
    Array.from({ length: placesOf(phrase ?? '', text) }, () => turn),
  )
  return mean(places.length, places)
}
