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
  { measure: 'objection_answered_rate', objectionKinds: ['price'] },
  { measure: 'objection_answered_rate', objectionKinds: ['trust', 'timing'] },
]

const CHOSEN: readonly Part[] = [
  ...KINDS.map((kind) => ({ objectionKinds: [kind] })),
  { objectionKinds: ['price', 'timing'] },
]

/** One pair of a measure and a filter in so many is asked; a prime, so that no measure and no filter is left out. */
const EVERY = 7

/** Each measure by each division over everything, and narrowed by filters, thresholds and kinds in rotation. */
export function queriesOver(conversations: readonly Conversation[]): readonly AnalysisQueryInput[] {
  const parts = [...filtersOf(conversations), ...thresholds(), ...CHOSEN]
  const whole = MEASURES.flatMap((measure) => GROUPINGS.map((groupBy) => ({ ...measure, groupBy })))
  const narrowed = MEASURES.flatMap((measure, m) =>
    parts.flatMap((part, p) => {
      if ((m + p) % EVERY > 0) return []
      // Kinds that a measure has of its own stand after those of the part.
      const query = { ...part, ...measure }
      // Trades and kinds divide differently where they are chosen, too.
      const groupBy = divisionOf(query) ?? GROUPINGS[1 + ((m + 2 * p) % (GROUPINGS.length - 1))]
      return [query, { ...query, groupBy }] as AnalysisQueryInput[]
    }),
  )
  return [...whole, ...narrowed]
}

function divisionOf({ filter, measure, objectionKinds }: AnalysisQueryInput): string | null {
  if (filter?.projectTypes) return 'projectType'
  return objectionKinds && measure === 'objection_answered_rate' ? 'objectionKind' : null
}

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
