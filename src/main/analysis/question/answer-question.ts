import {
  type AnalysisAnswer,
  analysisQuerySchema,
  type AnalysisResult,
  type EvidenceTurn,
} from '#shared/domain/analysis.ts'
import type { AnalysisPlan } from '../analysis.ts'
import type { Call } from '../measures/call.ts'
import type { TurnPlace } from '#main/store/transcript-figures.ts'
import type { Transcripts } from '../transcripts.ts'
import { namesNobody } from './vocabulary.ts'
import { findQuotes, MOST } from './find-quotes.ts'
import { derivedNotes, wordResults } from './word-results.ts'
import { filterWords } from '../measures/labels.ts'
import { fold } from '#shared/domain/likeness.ts'

export interface AnswerParts {
  readonly measure: (query: AnalysisPlan['queries'][number]) => AnalysisResult
  readonly calls: (filter: ReturnType<typeof analysisQuerySchema.parse>['filter']) => readonly Call[]
  readonly turns: (places: readonly TurnPlace[]) => readonly EvidenceTurn[]
  readonly find: Transcripts['search']
  readonly reps: readonly string[]
  /** Customers that the question names: their words are theirs, not those of who is with them. */
  readonly customers: readonly string[]
  /** How the question was taken. */
  readonly remarks: readonly string[]
}

const LONGEST_QUOTE = 280

function clipped(text: string): string {
  const plain = text.replace(/\s+/g, ' ').trim()
  if (plain.length <= LONGEST_QUOTE) return plain
  return `${plain.slice(0, plain.lastIndexOf(' ', LONGEST_QUOTE))} …`
}

function minute(start: number | null): string {
  if (start === null) return ''
  return `, at ${Math.floor(start / 60)}:${String(Math.floor(start % 60)).padStart(2, '0')}`
}

/** "Walter Halderman" and "Walter" are one; "Joan Halderman" is not. One without a name may be anybody. */
function sameName(name: string, speaker: string): boolean {
  if (namesNobody(fold(speaker))) return true
  const [said, known] = [fold(speaker).split(' '), name.split(' ')]
  return said.every((word) => known.includes(word)) || known.every((word) => said.includes(word))
}

type Quote = AnalysisAnswer['quotes'][number]

const sayQuote = ({ speaker, title, start, text, index }: Quote): string =>
  `${speaker || 'Somebody'} in "${title}"${minute(start)}: "${clipped(text)}" [${index}]`

function quotesOf(plan: AnalysisPlan, parts: AnswerParts): readonly Quote[] {
  if (plan.search === null) return []
  const query = analysisQuerySchema.parse(plan.queries[0] ?? { measure: 'calls', speaker: 'any' })
  const calls = parts.calls(query.filter)
  const places = findQuotes({ search: plan.search, query, calls, find: parts.find })
  const names = parts.customers.map(fold)
  const fits = ({ speaker, role }: EvidenceTurn): boolean =>
    query.speaker !== 'customer' ||
    role !== 'customer' ||
    names.length === 0 ||
    names.some((name) => sameName(name, speaker))
  return parts
    .turns(places)
    .filter(fits)
    .slice(0, MOST)
    .map((turn, i) => ({ ...turn, index: i + 1 }))
}

/** A number of calls answers only who asks for one. */
const ASKS_NUMBER =
  /\b(?:how (?:many|much|often)|number of|count|share|percent(?:age)?|which|list|calls? (?:by|per|with|without))\b/i

const isBareCount = ({ measure, groupBy }: AnalysisPlan['queries'][number]): boolean =>
  measure === 'calls' && (groupBy ?? 'none') === 'none'

/** Carries a plan out and says what came of it. */
export function answerQuestion(question: string, plan: AnalysisPlan, parts: AnswerParts): AnalysisAnswer {
  const nothing = { question, results: [], quotes: [] }
  if (plan.cannot !== null) {
    return {
      ...nothing,
      answerable: false,
      text: `That cannot be told from these transcripts. ${plan.cannot}`,
    }
  }
  const scripts = plan.queries.some(({ measure }) => measure.startsWith('script_'))
  if (!scripts && parts.calls(analysisQuerySchema.parse({ measure: 'calls' }).filter).length === 0) {
    const text = 'There are no transcripts yet. Drop some on the Transcripts screen, then ask again.'
    return { ...nothing, answerable: false, text }
  }
  const counts = plan.queries.map((query) => parts.measure(query))
  const derived = derivedNotes(counts)
  const results = counts.map((result, i) => ({
    ...result,
    notes: [...result.notes, ...parts.remarks, ...(derived[i] ?? [])],
  }))
  const quotes = quotesOf(plan, parts)
  const onlySearched = plan.search !== null && plan.queries.every(({ measure }) => measure === 'calls')
  // Quotes were wanted: a number of calls would answer another question.
  if (plan.search !== null && quotes.length === 0 && onlySearched) {
    const [first] = results
    const where = first && filterWords(first.query) ? ` (${filterWords(first.query)})` : ''
    const looked = first ? ` Looked through: ${first.total.numerator}${where}.` : ''
    const text = `Nothing about "${plan.search}" is said in these calls.${looked}`
    return { question, answerable: false, text: [...parts.remarks, text].join('\n'), results, quotes: [] }
  }
  const shown =
    quotes.length > 0 && !ASKS_NUMBER.test(question) && plan.queries.every(isBareCount) ? [] : results
  const counted = shown.length === 0 ? [] : wordResults(counts, parts.reps)
  const found = quotes.length === 0 ? [] : quotes.map(sayQuote)
  const missing =
    plan.search !== null && quotes.length === 0 ? ['No turn of that kind was found to quote.'] : []
  const text = [...parts.remarks, ...counted, ...found, ...missing].join('\n')
  return { question, answerable: missing.length === 0, text, results: shown, quotes: [...quotes] }
}
