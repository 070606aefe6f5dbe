import type { Conversation, Distilled } from '#tests/oracle/conversation.ts'

const month = (value: number): number => new Date(2026, value, 10, 9).getTime()

export const NOW = new Date(2026, 10, 26, 10).getTime()

interface Sample {
  readonly rep?: string | null
  readonly outcome?: string | null
  readonly month?: number | null
  readonly types?: readonly string[]
  readonly texts: readonly string[]
  readonly distilled?: Distilled | null
  readonly roles?: Readonly<Record<string, string>>
}

/** A conversation in which rep and customer speak in turn. */
export function sampleCall(id: string, sample: Sample): Conversation {
  const {
    rep = 'Marcus Bell',
    outcome = 'open',
    month: when = 5,
    types = ['Roofing'],
    texts,
    distilled = null,
  } = sample
  return {
    id,
    title: `Call ${id}`,
    heldAt: when === null ? null : month(when),
    rep,
    customer: 'Maria Ortiz',
    outcome,
    projectTypes: types,
    duration: texts.length * 10,
    roles: sample.roles ?? (rep === null ? {} : { Rep: 'rep', Customer: 'customer' }),
    turns: texts.map((text, i) => ({
      speaker: i % 2 ? 'Customer' : 'Rep',
      start: i * 10,
      end: i * 10 + 8,
      text,
    })),
    distilled,
  }
}

export const distilled = (
  kinds: readonly (readonly [kind: string, answered: boolean])[],
  nextStep: boolean,
): Distilled => {
  const finding = { text: 'x', turns: [0] }
  const rest = {
    need: [],
    priceTalk: [],
    commitments: [],
    opening: finding,
    close: finding,
    tone: [],
    phrases: [],
  }
  const made = {
    ...rest,
    objections: kinds.map(([kind, answered]) => ({
      kind,
      text: 'x',
      turns: [1],
      answer: answered ? { text: 'y', turns: [2] } : null,
    })),
    nextStep: nextStep ? { text: 'z', turns: [2] } : null,
  }
  return made
}

/** Six won calls of Marcus with three questions, six lost ones of Tom with one, and some that lack something. */
export const SAMPLE: readonly Conversation[] = [
  ...Array.from({ length: 6 }, (_, i) =>
    sampleCall(`won${i}`, {
      outcome: 'won',
      month: 4 + (i % 2),
      texts: [
        'How are you? What leaks? When?',
        'The roof.',
        'It is $18,450, and that is peace of mind.',
        'Good.',
      ],
      distilled: distilled([['price', true]], true),
    }),
  ),
  ...Array.from({ length: 6 }, (_, i) =>
    sampleCall(`lost${i}`, {
      rep: 'Tom Okafor',
      outcome: 'lost',
      month: 7,
      types: ['Siding', 'Windows'],
      texts: [
        'It is nineteen grand. Ok? Peace of mind, peace of mind.',
        'That is too much.',
        'Well, so it is.',
      ],
      distilled: distilled(
        [
          ['price', false],
          ['timing', true],
        ],
        false,
      ),
    }),
  ),
  sampleCall('raw', { texts: ['so what do you think', 'i do not know'] }),
  sampleCall('nobody', { rep: null, outcome: null, month: null, types: [], texts: ['Who is it?', 'Me.'] }),
]
