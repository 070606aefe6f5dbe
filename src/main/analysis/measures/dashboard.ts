import { type AnalysisQuery, analysisQuerySchema, type Dashboard } from '#shared/domain/analysis.ts'
import type { TranscriptFilter } from '#shared/domain/transcript.ts'
import type { Call } from './call.ts'
import { ENOUGH, leaderTitle, outcomeTitle, splitTitle, topKindTitle } from './chart-titles.ts'
import { figureOf, type Narrowing } from './contribution.ts'
import { measureCalls } from './measure-calls.ts'
import { splitBy } from './measure.ts'

type Figure = Dashboard['figures'][number]
type Chart = Dashboard['charts'][number]

/** The middle of a figure over the calls that have it; null without any. */
export function median(calls: readonly Call[], measure: Narrowing['measure']): number | null {
  const values = calls.flatMap((call) => figureOf(call, measure) ?? []).sort((a, b) => a - b)
  const middle = values[Math.floor((values.length - 1) / 2)]
  return middle === undefined ? null : Math.round(middle * 100) / 100
}

/** Every month from the first to the last, so that a gap is seen as one. */
function monthsBetween(keys: readonly string[]): readonly string[] {
  const [first, last] = [keys[0], keys.at(-1)]
  if (first === undefined || last === undefined) return []
  const months: string[] = []
  let [year = 0, month = 1] = first.split('-').map(Number)
  // Dates come from files and may be nonsense: ten years are enough for a line.
  while (months.length < 120) {
    const key = `${year}-${String(month).padStart(2, '0')}`
    months.push(key)
    if (key >= last) break
    ;[year, month] = month === 12 ? [year + 1, 1] : [year, month + 1]
  }
  return months
}

function trendOf(calls: readonly Call[], query: AnalysisQuery): Figure['trend'] {
  const { groups } = measureCalls(calls, { ...query, groupBy: 'month' }).result
  const values = new Map(groups.map(({ key, value }) => [key, value]))
  const nothing = query.measure === 'calls' ? 0 : null
  return monthsBetween(groups.map(({ key }) => key)).map((month) => ({
    month,
    value: values.get(month) ?? nothing,
  }))
}

/** What stands at the top of the Transcripts screen. Pure, over calls that the filter chose already. */
export function dashboardOf(
  calls: readonly Call[],
  filter: Partial<TranscriptFilter>,
): Omit<Dashboard, 'reps'> {
  const ask = (query: object): AnalysisQuery => analysisQuerySchema.parse({ ...query, filter })
  const result = (query: object) => measureCalls(calls, ask(query)).result
  const figure = (id: 'calls' | 'talk_ratio' | 'next_step_rate'): Figure => {
    const query = ask({ measure: id })
    return { id, result: measureCalls(calls, query).result, words: '', trend: trendOf(calls, query) }
  }
  const kinds = result({ measure: 'objections', groupBy: 'objectionKind' })
  const top = kinds.groups[0]
  const topObjection: Figure = {
    id: 'top_objection',
    result: kinds,
    words: top?.label ?? '',
    trend: top ? trendOf(calls, ask({ measure: 'objections', objectionKinds: [top.key] })) : [],
  }
  const questions = questionsChart(calls, ask({ measure: 'win_rate' }), result)
  const talk = result({ measure: 'talk_ratio', groupBy: 'outcome' })
  const wins = result({ measure: 'win_rate', groupBy: 'rep' })
  const next = result({ measure: 'next_step_rate', groupBy: 'rep' })
  const price = result({ measure: 'price_position', groupBy: 'outcome' })
  const charts: Chart[] = [
    questions,
    {
      id: 'talk_by_outcome',
      result: talk,
      title: outcomeTitle(
        talk,
        (won, lost) => `Reps say ${won} of the words in won calls and ${lost} in lost ones`,
        "Rep's share of the words by outcome",
      ),
    },
    { id: 'objections_by_kind', result: kinds, title: topKindTitle(kinds, 'Objections by kind') },
    {
      id: 'wins_by_rep',
      result: wins,
      title: leaderTitle(
        wins,
        (name, { numerator, denominator }) =>
          `${name} wins most often: ${numerator} of ${denominator} decided calls`,
        'Win rate by rep',
      ),
    },
    {
      id: 'next_step_by_rep',
      result: next,
      title: leaderTitle(
        next,
        (name, { numerator, denominator }) =>
          `${name} agrees a next step most often: in ${numerator} of ${denominator} calls`,
        'Calls with an agreed next step by rep',
      ),
    },
    {
      id: 'price_by_outcome',
      result: price,
      title: outcomeTitle(
        price,
        (won, lost) => `The rep first names a price after ${won} of a won call and ${lost} of a lost one`,
        'Place of the first price by outcome',
      ),
    },
  ]
  return {
    figures: [figure('calls'), figure('talk_ratio'), figure('next_step_rate'), topObjection],
    charts,
  }
}

/** Splits the decided calls at the median of questions; where a side has too few, who asks how many. */
function questionsChart(
  calls: readonly Call[],
  query: AnalysisQuery,
  result: (query: object) => Chart['result'],
): Chart {
  const decided = calls.filter(({ outcome }) => outcome === 'won' || outcome === 'lost')
  const value = median(decided, 'questions')
  const split = value === null ? null : splitBy(calls, query, { measure: 'questions', value }).result
  if (split && split.groups.every(({ counted }) => counted >= ENOUGH)) {
    return { id: 'wins_by_questions', title: splitTitle(split, 'Win rate by questions asked'), result: split }
  }
  const byRep = result({ measure: 'questions', groupBy: 'rep' })
  return { id: 'questions_by_rep', title: 'Questions asked per call by rep', result: byRep }
}
