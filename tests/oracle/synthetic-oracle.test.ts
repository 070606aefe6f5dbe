import { afterEach, expect, test } from 'vitest'
import { analysisQuerySchema } from '#shared/domain/analysis.ts'
import type { Distillation } from '#shared/domain/transcript.ts'
import { createAnalysis } from '#main/analysis/create-analysis.ts'
import { tempWorkspace } from '#tests/support/temp-workspace.ts'
import { differences } from './compare.ts'
import type { Conversation } from './conversation.ts'
import { countConversation } from './count-transcripts.ts'
import { fillWorkspace } from './fill-workspace.ts'

const workspaces: ReturnType<typeof tempWorkspace>[] = []

afterEach(() => {
  for (const workspace of workspaces.splice(0)) workspace.dispose()
})

function analysisOf(conversations: readonly Conversation[]) {
  const workspace = tempWorkspace()
  workspaces.push(workspace)
  fillWorkspace(workspace, conversations)
  return createAnalysis({ workspace, clock: { now: () => 0 }, search: () => [] })
}

/** A summary in which nothing was found. */
const EMPTY: Distillation = {
  need: [],
  objections: [],
  priceTalk: [],
  commitments: [],
  nextStep: null,
  opening: null,
  close: null,
  tone: [],
  phrases: [],
}

const WITH_STEP: Distillation = { ...EMPTY, nextStep: { text: 'Writes', turns: [1] } }

const call = (id: string, texts: readonly string[], more: Partial<Conversation> = {}): Conversation => ({
  id,
  title: id,
  heldAt: null,
  rep: 'Rep',
  customer: null,
  outcome: null,
  projectTypes: [],
  duration: null,
  roles: { Rep: 'rep', Customer: 'customer' },
  turns: texts.map((text, i) => ({ speaker: i % 2 ? 'Customer' : 'Rep', start: null, end: null, text })),
  distilled: null,
  ...more,
})

test('what is unknown – the rep, a date, a summary, an outcome – is counted somewhere', () => {
  const conversations = [
    call('bare', ['Hi, [noise] how are you?', 'Good?! And you?', "I'm well - thanks."]),
    call('without-marks', ['so what do you think', 'i do not know', 'it is $450 a square'], {
      outcome: 'lost',
    }),
    call('nobody', ['What is it?', 'Nine thousand.'], { rep: null, roles: {}, outcome: 'won' }),
    call('silent-rep', ['[noise]', 'twenty-four eight, please.'], { heldAt: Date.UTC(2026, 4, 3, 12) }),
    call('no-objection', ['In writing. Please write.', 'We wrote "it." And writings!'], {
      distilled: WITH_STEP,
      projectTypes: ['Roofing', 'Siding'],
    }),
    call('empty-summary', ['Thirty-two hundred?', 'A few bucks.'], { distilled: EMPTY }),
  ]
  expect(differences(analysisOf(conversations), conversations).slice(0, 20)).toEqual([])
})

const PIECES =
  `$ % , . - and a half hundred hundred thousand million one two nine ten eleven twelve thirteen nineteen
  twenty twenty thirty ninety 5 50 450 1,250 18,450.50 1999 2015 2,015 2.5 k grand dollars bucks cents percent per cent
  square feet windows a month each door monthly price costs came to looking at off down deposit no route number couple
  few of several the it for says total years 12 100`.split(/\s+/)

/** Always the same numbers, so that a failure can be seen again. */
function dice(seed: number): (sides: number) => number {
  let state = seed
  return (sides) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * sides)
  }
}

test('an odd chain of numbers and words is money here and none there', () => {
  const roll = dice(7)
  const said = () => Array.from({ length: 3 + roll(9) }, () => PIECES[roll(PIECES.length)]).join(' ')
  const conversations = Array.from({ length: 1500 }, (_, i) => call(`c${i}`, [said()]))
  const analysis = analysisOf(conversations)
  const query = analysisQuerySchema.parse({ measure: 'price_mentions', groupBy: 'transcript' })
  const app = new Map(analysis.measure(query).groups.map(({ key, numerator }) => [key, numerator]))
  const wrong = conversations.filter((each) => app.get(each.id) !== countConversation(each).priceTurns.length)
  expect(wrong.map(({ id, turns }) => `${app.get(id)}: ${turns[0]?.text}`).slice(0, 30)).toEqual([])
})

test.each([
  // Rule 2: cents follow a number.
  ['That is off the million cent a.', true],
  ['Two million dollars, then.', true],
  ['It is a million dollars.', true],
  ['That is a hundred bucks.', true],
  // A million is neither large nor bare, whatever stands before it.
  ['It came to two million.', false],
  ['The price: ninety twenty million.', false],
  ['They paid twelve million for it.', false],
  ['We did eighteen thousand and one million.', true],
  // The number right before the hundred makes a run large.
  ['Then nine hundred and eighteen hundred.', true],
  ['Then eighteen hundred.', true],
  ['Then twenty-four hundred and nine hundred.', true],
  ['Then nine hundred and eighteen.', false],
  ['Then nine hundred eighteen nine hundred.', false],
])('"%s" is not read as the document says: money %j', (said, money) => {
  const conversation = call('c', [said])
  expect(countConversation(conversation).priceTurns).toEqual(money ? [0] : [])
  const { total } = analysisOf([conversation]).measure(
    analysisQuerySchema.parse({ measure: 'price_mentions' }),
  )
  expect(total.numerator).toBe(money ? 1 : 0)
})

test.each([
  [
    ['Hi, [noise] how are you?', 'Good?! And you?', "I'm well - thanks."],
    { words: 10, questions: 1, customer: 2 },
  ],
  [['so what do you think', 'i do not know'], { words: 9, questions: null, customer: null }],
  [['[noise]', 'twenty-four eight, please.'], { words: 3, questions: null, customer: 0 }],
])('the oracle itself counts wrongly: %j', (texts, expected) => {
  const { words, questions, customerQuestions } = countConversation(call('c', texts))
  expect({
    words,
    questions: questions?.length ?? null,
    customer: customerQuestions?.length ?? null,
  }).toEqual(expected)
})
