import { type AnalysisQuery, type AnalysisQueryInput, analysisQuerySchema } from '#shared/domain/analysis.ts'
import type { TranscriptFilter } from '#shared/domain/transcript.ts'
import { plural } from '#shared/text/plural.ts'
import type { TurnPlace } from '#main/store/transcript-figures.ts'
import type { Call } from './call.ts'
import type { Narrowing } from './contribution.ts'
import { titleOf, whereWords } from './labels.ts'
import { type Measured, measureCalls, TOTAL_KEY } from './measure-calls.ts'
import { measurePhrases, phrasePlaces, type Said } from './measure-phrases.ts'
import { measureScripts } from './measure-scripts.ts'
import type { ScriptText } from './script-texts.ts'

/** What the measures read. */
export interface Corpus {
  readonly calls: (filter: Partial<TranscriptFilter>) => readonly Call[]
  readonly said: Said
  readonly scripts: () => readonly ScriptText[]
}

export function measureCorpus(corpus: Corpus, input: AnalysisQueryInput): Measured {
  const query = analysisQuerySchema.parse(input)
  if (query.measure.startsWith('script_')) return measureScripts(corpus.scripts(), query)
  const calls = corpus.calls(query.filter)
  const measured =
    query.measure === 'phrase' ? measurePhrases(calls, query, corpus.said) : measureCalls(calls, query)
  if (query.filter.from !== null || query.filter.to !== null) {
    const undated = corpus
      .calls({ ...query.filter, from: null, to: null })
      .filter(({ heldAt }) => heldAt === null)
    const note = undatedNote(undated.length)
    return { ...measured, result: { ...measured.result, notes: [...measured.result.notes, ...note] } }
  }
  if (query.filter.ids.length === 0) return measured
  const title = titleOf(query, idWords(corpus, query.filter.ids))
  return { ...measured, result: { ...measured.result, title } }
}

/** A call without a date is outside of every time; whoever asks for a month should know. */
function undatedNote(count: number): readonly string[] {
  if (count === 0) return []
  return [`${count} ${count === 1 ? 'call has' : 'calls have'} no date and cannot be placed in this time.`]
}

/** Customers that the title names; of more only the number of calls is told. */
const MOST_NAMES = 2

/** Whose calls were chosen: the customers where all of theirs are. */
function idWords(corpus: Corpus, ids: readonly string[]): string {
  const chosen = corpus.calls({ ids: [...ids] })
  const [only] = chosen
  if (chosen.length === 1 && ids.length === 1 && only && only.customerName === null) return `"${only.title}"`
  const names = [...new Set(chosen.map(({ customerName }) => customerName))]
  const known = names.filter((name) => name !== null)
  if (
    chosen.length === ids.length &&
    known.length === names.length &&
    names.length > 0 &&
    names.length <= MOST_NAMES
  ) {
    const all = corpus
      .calls({})
      .filter(({ customerName }) => customerName !== null && names.includes(customerName))
    if (all.length === chosen.length) return `customer ${known.join(' or ')}`
  }
  return plural(chosen.length, 'chosen call')
}

/** Key of a group that a figure divides, such as "where:questions:more:12"; its turns can be opened, too. */
export function splitKey({ measure, op, value }: Narrowing): string {
  return `where:${measure}:${op}:${value}`
}

function narrowingOf(group: string | null): Narrowing | null {
  const [, measure, op, value] = /^where:(\w+):(\w+):([\d.]+)$/.exec(group ?? '') ?? []
  const read = analysisQuerySchema.shape.where.safeParse({ measure, op, value: Number(value) })
  return measure !== undefined && read.success ? read.data : null
}

/** The turns behind a group of a result; null: behind the total. */
export function placesBehind(
  corpus: Corpus,
  input: AnalysisQueryInput,
  group: string | null,
): readonly TurnPlace[] {
  const query = analysisQuerySchema.parse(input)
  if (query.measure === 'phrase' && query.phrase === null) {
    return phrasePlaces(corpus.calls(query.filter), query, corpus.said, group === TOTAL_KEY ? null : group)
  }
  const where = narrowingOf(group)
  if (where) return measureCorpus(corpus, { ...query, groupBy: 'none', where }).total
  const measured = measureCorpus(corpus, query)
  return group === null || group === measured.result.total.key
    ? measured.total
    : (measured.groups.get(group) ?? [])
}

/** The same measure on both sides of a limit, as two groups of one result. */
export function splitBy(
  calls: readonly Call[],
  query: AnalysisQuery,
  limit: Omit<Narrowing, 'op'>,
): Measured {
  const whole = measureCalls(calls, { ...query, groupBy: 'none', where: null })
  const halves = splitSides(limit).map((where) => {
    const { result, total } = measureCalls(calls, { ...query, groupBy: 'none', where })
    const words = whereWords(where)
    const label = words.charAt(0).toUpperCase() + words.slice(1)
    return { group: { ...result.total, key: splitKey(where), label }, turns: total }
  })
  return {
    result: { ...whole.result, groups: halves.map(({ group }) => group) },
    total: whole.total,
    groups: new Map(halves.map(({ group, turns }) => [group.key, turns])),
  }
}

/**
 * More than the limit, and the rest: counts of things are whole numbers, so "not more than 12" is "fewer
 * than 13".
 */
export function splitSides({ measure, value }: Omit<Narrowing, 'op'>): readonly [Narrowing, Narrowing] {
  const whole = measure === 'questions' || measure === 'objections' || measure === 'longest_monologue'
  return [
    { measure, op: 'more', value },
    { measure, op: 'less', value: whole ? Math.floor(value) + 1 : value },
  ]
}
