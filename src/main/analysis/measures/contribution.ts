import type { AnalysisQuery, MeasureName } from '#shared/domain/analysis.ts'
import type { ObjectionKind } from '#shared/domain/transcript.ts'
import type { CountedObjection } from '../figures/transcript-figures.ts'
import type { Call } from './call.ts'

/** Why a transcript cannot be counted for a measure. */
export type LeftOut = 'role' | 'summary' | 'marks' | 'times' | 'price' | 'undecided' | 'empty'

/** What one transcript adds. Turns are ordinals, one for each thing that was counted. */
export interface Part {
  readonly numerator: number
  readonly denominator: number
  readonly turns: readonly number[]
  /** Where it counts objections: of which kind. */
  readonly kind: ObjectionKind | null
}

export type Contribution = { readonly parts: readonly Part[] } | { readonly leftOut: LeftOut }

const part = (numerator: number, denominator: number, turns: readonly number[]): Contribution => ({
  parts: [{ numerator, denominator, turns, kind: null }],
})
const times = (count: number, ordinal: number): readonly number[] =>
  Array.from({ length: count }, () => ordinal)
const lastTurn = ({ figures }: Call): readonly number[] => (figures.turns > 0 ? [figures.turns - 1] : [])
const firstTurn = ({ figures }: Call): readonly number[] => (figures.turns > 0 ? [0] : [])

/** The turn an objection stands for; a summary may name several. */
const placeOf = ({ turns }: CountedObjection): readonly number[] => turns.slice(0, 1)

export function objectionsOf(
  call: Call,
  kinds: readonly ObjectionKind[],
): readonly CountedObjection[] | null {
  const found = call.figures.summary?.objections ?? null
  return found && kinds.length > 0 ? found.filter(({ kind }) => kinds.includes(kind)) : found
}

function questions(call: Call, speaker: AnalysisQuery['speaker']): Contribution {
  const { punctuated, questions: asked, wordsOf } = call.figures
  if (speaker !== 'any' && wordsOf[speaker] === 0) return { leftOut: 'role' }
  if (!punctuated) return { leftOut: 'marks' }
  const turns = asked
    .filter(({ role }) => speaker === 'any' || role === speaker)
    .flatMap(({ count, ordinal }) => times(count, ordinal))
  return part(turns.length, 1, turns)
}

function objections(call: Call, query: AnalysisQuery): Contribution {
  const found = objectionsOf(call, query.objectionKinds)
  if (!found) return { leftOut: 'summary' }
  const answered = query.measure === 'objection_answered_rate'
  return {
    parts: found.map((objection) => ({
      numerator: answered && objection.answer === null ? 0 : 1,
      denominator: 1,
      turns: placeOf(objection),
      kind: objection.kind,
    })),
  }
}

function longest(call: Call, speaker: AnalysisQuery['speaker']): Contribution {
  const turn = call.figures.longest[speaker]
  if (turn) return part(turn.words, 1, [turn.ordinal])
  return { leftOut: speaker === 'any' ? 'empty' : 'role' }
}

/** What one transcript adds to a measure, or why nothing. Phrases are counted by `phraseContribution`. */
export function contributionOf(call: Call, query: AnalysisQuery): Contribution {
  const { figures, outcome, duration } = call
  switch (query.measure) {
    case 'calls':
      return part(1, 1, firstTurn(call))
    case 'talk_ratio':
      if (figures.wordsOf.rep === 0) return { leftOut: 'role' }
      return part(figures.wordsOf.rep, figures.words, figures.turnsOf.rep)
    case 'longest_monologue':
      return longest(call, query.speaker)
    case 'questions':
      return questions(call, query.speaker)
    case 'objections':
    case 'objection_answered_rate':
      return objections(call, query)
    case 'price_position':
      if (figures.wordsOf.rep === 0) return { leftOut: 'role' }
      if (!figures.repPrice) return { leftOut: 'price' }
      return part(figures.repPrice.position, 1, [figures.repPrice.ordinal])
    case 'price_mentions':
      return part(figures.priceTurns.length, 1, figures.priceTurns)
    case 'next_step_rate': {
      if (!figures.summary) return { leftOut: 'summary' }
      const agreed = figures.summary.nextStep
      return part(agreed ? 1 : 0, 1, agreed ? agreed.slice(0, 1) : lastTurn(call))
    }
    case 'win_rate':
      if (outcome !== 'won' && outcome !== 'lost') return { leftOut: 'undecided' }
      return part(outcome === 'won' ? 1 : 0, 1, lastTurn(call))
    case 'length_words':
      return part(figures.words, 1, firstTurn(call))
    case 'length_minutes':
      return duration === null ? { leftOut: 'times' } : part(duration / 60, 1, firstTurn(call))
    case 'phrase':
    case 'script_length':
    case 'script_segments':
    case 'script_openings':
      return { parts: [] }
  }
}

/** A phrase that stands in these turns, one entry for each time. */
export function phraseContribution(
  call: Call,
  turns: readonly number[],
  speaker: AnalysisQuery['speaker'],
): Contribution {
  if (speaker !== 'any' && call.figures.wordsOf[speaker] === 0) return { leftOut: 'role' }
  return part(turns.length, 1, turns)
}

export type Narrowing = NonNullable<AnalysisQuery['where']>

/** A figure of one transcript that calls can be chosen by; null where it cannot be counted. */
export function figureOf(call: Call, measure: Narrowing['measure']): number | null {
  const found = contributionOf(call, { ...PLAIN, measure })
  if ('leftOut' in found) return null
  const sum = (pick: (each: Part) => number): number => found.parts.reduce((all, each) => all + pick(each), 0)
  const [numerator, denominator] = [sum((each) => each.numerator), sum((each) => each.denominator)]
  return measure === 'talk_ratio' ? (denominator > 0 ? numerator / denominator : null) : numerator
}

const PLAIN: Omit<AnalysisQuery, 'measure'> = {
  filter: { reps: [], outcomes: [], projectTypes: [], from: null, to: null, ids: [] },
  groupBy: 'none',
  objectionKinds: [],
  phrase: null,
  speaker: 'rep',
  where: null,
}

type Unit = 'count' | 'share' | 'words' | 'minutes' | 'per_call' | 'position'

export const UNITS: Readonly<Record<MeasureName, Unit>> = {
  calls: 'count',
  talk_ratio: 'share',
  longest_monologue: 'words',
  questions: 'per_call',
  objections: 'count',
  objection_answered_rate: 'share',
  phrase: 'count',
  price_position: 'position',
  price_mentions: 'per_call',
  next_step_rate: 'share',
  win_rate: 'share',
  length_words: 'words',
  length_minutes: 'minutes',
  script_length: 'words',
  script_segments: 'per_call',
  script_openings: 'count',
}
