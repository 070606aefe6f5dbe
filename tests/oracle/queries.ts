import type { AnalysisQueryInput } from '#shared/domain/analysis.ts'
import type { Conversation } from './conversation.ts'

type Part = Omit<AnalysisQueryInput, 'measure' | 'groupBy'>

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
const GROUPINGS = ['none', 'rep', 'outcome', 'projectType', 'month', 'objectionKind', 'transcript'] as const
const SIDES = ['rep', 'customer', 'any'] as const
const PHRASES = [
  'price',
  'can I ask',
  "I don't want to",
  'in writing',
  'years',
  'the',
  'a crew-leader, so that',
]

const MEASURES: readonly AnalysisQueryInput[] = [
  ...(
    ['calls', 'talk_ratio', 'price_mentions', 'price_position', 'length_words', 'length_minutes'] as const
  ).map((measure) => ({ measure })),
  ...(['objections', 'objection_answered_rate', 'next_step_rate', 'win_rate'] as const).map((measure) => ({
    measure,
  })),
  ...SIDES.flatMap((speaker) => [
    { measure: 'longest_monologue' as const, speaker },
    { measure: 'questions' as const, speaker },
  ]),
  ...PHRASES.map((phrase, i) => ({ measure: 'phrase' as const, phrase, speaker: SIDES[i % 3] ?? 'any' })),
  ...KINDS.map((kind) => ({ measure: 'objections' as const, objectionKinds: [kind] })),
  { measure: 'objections', objectionKinds: ['trust', 'financing'] },
]

const CHOSEN: readonly Part[] = [
  ...KINDS.map((kind) => ({ objectionKinds: [kind] })),
  { objectionKinds: ['price', 'timing'] },
]

/** Each measure by each division over everything, and over each filter, threshold and kind by two of them. */
export function queriesOver(conversations: readonly Conversation[]): readonly AnalysisQueryInput[] {
  const parts = [...filtersOf(conversations), ...thresholds()]
  const whole = MEASURES.flatMap((measure) => GROUPINGS.map((groupBy) => ({ ...measure, groupBy })))
  const narrowed = MEASURES.flatMap((measure, m) =>
    [...parts, ...(ofEntries(measure) ? [] : CHOSEN)].flatMap((part, p) => {
      const groupBy = GROUPINGS[1 + ((m + p) % (GROUPINGS.length - 1))] ?? 'rep'
      return [
        { ...part, ...measure },
        { ...part, ...measure, groupBy },
      ] as AnalysisQueryInput[]
    }),
  )
  return [...whole, ...narrowed].filter(
    (query) => query.measure !== 'phrase' || query.groupBy !== 'transcript',
  )
}

/** Phrases call by call: is a call in which the phrase is not said a group? */
export const PHRASE_BY_CALL: readonly AnalysisQueryInput[] = PHRASES.map((phrase) => ({
  measure: 'phrase',
  phrase,
  groupBy: 'transcript',
}))

/** Do kinds of objection choose transcripts here, as with other measures, or entries, as with `objections`? */
export const ANSWERED_BY_KIND: readonly AnalysisQueryInput[] = KINDS.map((kind) => ({
  measure: 'objection_answered_rate',
  objectionKinds: [kind],
}))

const ofEntries = ({ measure }: AnalysisQueryInput): boolean =>
  measure === 'objections' || measure === 'objection_answered_rate'

function filtersOf(conversations: readonly Conversation[]): Part[] {
  const distinct = (values: readonly (string | null)[]): string[] => [
    ...new Set(values.filter((value) => value !== null)),
  ]
  const times = conversations.flatMap(({ heldAt }) => heldAt ?? []).sort((a, b) => a - b)
  const [from, to] = [
    times[Math.floor(times.length / 4)] ?? 1,
    times[Math.floor((times.length * 3) / 4)] ?? 2,
  ]
  const reps = distinct(conversations.map(({ rep }) => rep))
  const ids = conversations.slice(0, 3).map(({ id }) => id)
  return [
    ...reps.map((rep) => ({ filter: { reps: [rep] } })),
    { filter: { reps: reps.slice(0, 2), outcomes: ['won', 'lost'] as const } },
    ...(['won', 'lost', 'open'] as const).map((outcome) => ({ filter: { outcomes: [outcome] } })),
    ...distinct(conversations.flatMap(({ projectTypes }) => projectTypes)).map((trade) => ({
      filter: { projectTypes: [trade] },
    })),
    { filter: { projectTypes: ['Roofing', 'Siding'] } },
    { filter: { from, to } },
    { filter: { from } },
    { filter: { to, reps: reps.slice(0, 1) } },
    { filter: { ids } },
    { filter: { reps: ['Nobody Known'] } },
  ] as Part[]
}

function thresholds(): Part[] {
  const bounds = [
    ['questions', 6],
    ['talk_ratio', 0.55],
    ['longest_monologue', 60],
    ['objections', 2],
    ['price_position', 0.4],
  ] as const
  return bounds.flatMap(([measure, value]) =>
    (['more', 'less'] as const).map((op) => ({ where: { measure, op, value } })),
  )
}
