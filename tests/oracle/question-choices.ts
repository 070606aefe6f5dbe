import type { Conversation } from './conversation.ts'
import { countConversation } from './count-transcripts.ts'

/** True: among the chosen calls; null: it cannot be looked at for that. */
export type Choice = (call: Conversation, all: readonly Conversation[]) => boolean | null

const when = <T>(figure: T | null | undefined, holds: (figure: T) => boolean): boolean | null =>
  figure === null || figure === undefined ? null : holds(figure)
const minutes = ({ duration }: Conversation) => (duration === null ? null : duration / 60)
export const kinds = ({ distilled }: Conversation) => distilled?.objections.map(({ kind }) => kind)
const trades = ({ projectTypes }: Conversation) => (projectTypes.length > 0 ? projectTypes : null)
const asked = (call: Conversation, side: 'rep' | 'customer') => countConversation(call).asked[side]?.length
const wordsOfCustomer = (call: Conversation): number =>
  call.turns
    .filter(({ speaker }) => call.roles[speaker] === 'customer')
    .reduce((sum, turn) => sum + countConversation({ ...call, turns: [turn] }).words, 0)
const amounts = (call: Conversation) => countConversation(call).priceTurns.length

/** Above the mean of all conversations in which it can be counted. */
const moreThanMean =
  (figure: (call: Conversation) => number | null | undefined): Choice =>
  (call, all) => {
    const known = all.flatMap((each) => figure(each) ?? [])
    const mean = known.reduce((sum, each) => sum + each, 0) / known.length
    return when(figure(call), (each) => each > mean)
  }

/** Questions that choose calls, and whether a call is among them by the document. */
export const CHOICES: readonly (readonly [string, Choice])[] = [
  [
    'How many calls were not about roofing or siding?',
    (call) => when(trades(call), (each) => !each.includes('Roofing') && !each.includes('Siding')),
  ],
  [
    'How many calls were about both roofing and siding?',
    (call) => call.projectTypes.includes('Roofing') && call.projectTypes.includes('Siding'),
  ],
  ['How many calls had no price objection?', (call) => when(kinds(call), (each) => !each.includes('price'))],
  [
    'How many calls had neither a price nor a trust objection?',
    (call) => when(kinds(call), (each) => !each.includes('price') && !each.includes('trust')),
  ],
  [
    'How many calls had both a price objection and a timing objection?',
    (call) => when(kinds(call), (each) => each.includes('price') && each.includes('timing')),
  ],
  ['How many calls were longer than 10 minutes?', (call) => when(minutes(call), (each) => each > 10)],
  ['How many calls were at least 10 minutes long?', (call) => when(minutes(call), (each) => each >= 10)],
  [
    'How many calls were exactly 10 minutes long?',
    (call) => when(minutes(call), (each) => each >= 10 && each < 11),
  ],
  [
    'How many calls were exactly 2 minutes long?',
    (call) => when(minutes(call), (each) => each >= 2 && each < 3),
  ],
  [
    'How many calls between 5 and 15 minutes?',
    (call) => when(minutes(call), (each) => each >= 5 && each <= 15),
  ],
  ['How many calls with more than 1000 words?', (call) => countConversation(call).words > 1000],
  ['How many calls with exactly 3 price mentions?', (call) => amounts(call) === 3],
  [
    'How many calls in which the customer asked at least 4 questions?',
    (call) => when(asked(call, 'customer'), (each) => each >= 4),
  ],
  [
    'Win rate of calls with between 3 and 6 questions',
    (call) => when(asked(call, 'rep'), (each) => each >= 3 && each <= 6),
  ],
  ['How many calls with exactly 2 objections?', (call) => when(kinds(call), (each) => each.length === 2)],
  [
    'How many calls where the customer asked more questions than the rep?',
    (call) => {
      const [rep, customer] = [asked(call, 'rep'), asked(call, 'customer')]
      return rep === undefined || customer === undefined ? null : customer > rep
    },
  ],
  [
    'How many calls where the customer talked more than the rep?',
    (call) => {
      const [rep, customer] = [countConversation(call).repWords, wordsOfCustomer(call)]
      return rep === 0 || customer === 0 ? null : customer > rep
    },
  ],
  ['How many calls where no price was mentioned?', (call) => amounts(call) === 0],
  [
    'How many calls ended without a next step?',
    ({ distilled }) => when(distilled, ({ nextStep }) => nextStep === null),
  ],
  [
    'How many calls had a next step?',
    ({ distilled }) => when(distilled, ({ nextStep }) => nextStep !== null),
  ],
  ['How many calls were longer than average?', moreThanMean(minutes)],
  ['How many calls with more questions than average?', moreThanMean((call) => asked(call, 'rep'))],
  [
    'How many calls with more than 6 questions and longer than 3 minutes?',
    (call) => (asked(call, 'rep') ?? 0) > 6 && (minutes(call) ?? 0) > 3,
  ],
  ['Talk ratio in calls longer than 10 minutes', (call) => when(minutes(call), (each) => each > 10)],
  ['How many calls were not by Tom?', ({ rep }) => rep !== null && rep !== 'Tom Okafor'],
  ['Win rate for everyone but Tom', ({ rep }) => rep !== null && rep !== 'Tom Okafor'],
  ['How many calls were not won?', ({ outcome }) => outcome === 'lost' || outcome === 'open'],
]
