import type { AnalysisQuery, MeasureName } from '#shared/domain/analysis.ts'
import type { ObjectionKind, Outcome } from '#shared/domain/transcript.ts'
import type { LeftOut, Narrowing } from './contribution.ts'

export const KIND_LABELS: Readonly<Record<ObjectionKind, string>> = {
  price: 'Price',
  timing: 'Timing',
  trust: 'Trust',
  competition: 'Competition',
  decision: 'Somebody else decides',
  need: 'Need',
  product: 'Product',
  financing: 'Financing',
  hassle: 'Hassle',
  other: 'Other',
}
export const OUTCOME_LABELS: Readonly<Record<Outcome, string>> = { won: 'Won', lost: 'Lost', open: 'Open' }

const MONTHS = `January February March April May June July August September October November December`.split(
  ' ',
)

/** "2026-03", in local time; sorts by time. */
export function monthKey(at: number): string {
  const date = new Date(at)
  return `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}`
}

export function monthLabel(key: string): string {
  const [year = '', month = ''] = key.split('-')
  return `${MONTHS[Number(month) - 1] ?? month} ${year}`
}

export const dayLabel = (at: number): string => {
  const date = new Date(at)
  return `${MONTHS[date.getMonth()] ?? ''} ${date.getDate()}, ${date.getFullYear()}`
}

export const kindWords = ({ objectionKinds }: Pick<AnalysisQuery, 'objectionKinds'>): string =>
  objectionKinds.map((kind) => KIND_LABELS[kind].toLowerCase()).join(' or ')

const WHOSE = { rep: 'the rep', customer: 'the customer', any: 'anybody' } as const

function subject({ measure, speaker, phrase, objectionKinds }: AnalysisQuery): string {
  const kinds = kindWords({ objectionKinds })
  const names: Readonly<Record<MeasureName, string>> = {
    calls: 'Calls',
    talk_ratio: "Rep's share of the words",
    longest_monologue: `Longest monologue of ${WHOSE[speaker]} per call`,
    questions: `Questions asked by ${WHOSE[speaker]} per call`,
    objections: kinds ? `Objections about ${kinds}` : 'Objections',
    objection_answered_rate: kinds ? `Objections about ${kinds} answered` : 'Objections answered',
    phrase:
      phrase === null
        ? `Most frequent phrases of ${WHOSE[speaker]}`
        : `"${phrase}" said by ${WHOSE[speaker]}`,
    price_position: 'Place of the first price by the rep',
    price_mentions: 'Turns with an amount of money per call',
    next_step_rate: 'Calls with an agreed next step',
    win_rate: 'Win rate',
    length_words: 'Length of a call in words',
    length_minutes: 'Length of a call in minutes',
    script_length: 'Words per script',
    script_segments: 'Segments per script',
    script_openings: 'Openings of scripts',
  }
  return names[measure]
}

const WHERE: Readonly<Record<Narrowing['measure'], (value: string) => string>> = {
  questions: (value) => `${value} question${value.endsWith(' 1') ? '' : 's'} by the rep`,
  talk_ratio: (value) => `${value} of the words said by the rep`,
  longest_monologue: (value) => `${value} words in the rep's longest monologue`,
  objections: (value) => `${value} objection${value.endsWith(' 1') ? '' : 's'}`,
  price_position: (value) => `${value} of the call before the first price`,
}

/** "more than 12 questions by the rep" */
export function whereWords({ measure, op, value }: Narrowing): string {
  const share = measure === 'talk_ratio' || measure === 'price_position'
  const shown = share ? `${Math.round(value * 1000) / 10} %` : String(value)
  const than =
    op === 'more'
      ? 'more than'
      : measure === 'questions' || measure === 'objections'
        ? 'fewer than'
        : 'less than'
  return WHERE[measure](`${than} ${shown}`)
}

/** What narrows the calls, in words; empty when nothing does. */
export function filterWords(query: AnalysisQuery, chosen = 'chosen calls'): string {
  const { reps, outcomes, projectTypes, from, to, ids } = query.filter
  const kinds =
    query.objectionKinds.length > 0 && !query.measure.startsWith('objection')
      ? [`with an objection (${kindWords(query)})`]
      : []
  const parts = [
    ...(reps.length ? [reps.join(' or ')] : []),
    ...(outcomes.length ? [outcomes.map((each) => OUTCOME_LABELS[each].toLowerCase()).join(' or ')] : []),
    ...(projectTypes.length ? [projectTypes.join(' or ')] : []),
    ...(from !== null ? [`from ${dayLabel(from)}`] : []),
    ...(to !== null ? [`up to ${dayLabel(to - 1)}`] : []),
    ...(ids.length ? [chosen] : []),
    ...(query.where ? [`with ${whereWords(query.where)}`] : []),
    ...kinds,
  ]
  return parts.join(', ')
}

const GROUPS: Readonly<Record<AnalysisQuery['groupBy'], string>> = {
  none: '',
  rep: ', by rep',
  outcome: ', by outcome',
  projectType: ', by trade',
  month: ', by month',
  objectionKind: ', by kind of objection',
  transcript: ', by call',
  text: '',
}

/** "Questions asked by the rep per call, by rep (Roofing, won)" */
export function titleOf(query: AnalysisQuery, chosen?: string): string {
  const narrowed = query.measure.startsWith('script_') ? '' : filterWords(query, chosen)
  return `${subject(query)}${GROUPS[query.groupBy]}${narrowed ? ` (${narrowed})` : ''}`
}

const calls = (count: number): string => `${count} ${count === 1 ? 'call is' : 'calls are'}`

/** Why calls are left out, with their number. */
export function leftOutNote(reason: LeftOut, count: number): string {
  switch (reason) {
    case 'role':
      return `${calls(count)} left out: nobody said who the rep is or which side is speaking.`
    case 'summary':
      return `${calls(count)} left out: there is no summary yet.`
    case 'marks':
      return `${calls(count)} left out: the text has no sentence marks, so questions cannot be counted.`
    case 'times':
      return `${calls(count)} left out: the file has no times.`
    case 'price':
      return `${calls(count)} left out: the rep names no amount.`
    case 'undecided':
      return `${calls(count)} left out: neither won nor lost.`
    case 'empty':
      return `${calls(count)} left out: nothing is said.`
  }
}
