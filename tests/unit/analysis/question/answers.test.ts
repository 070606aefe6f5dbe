import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AnalysisAnswer } from '#shared/domain/analysis.ts'
import type { Analysis } from '#main/analysis/analysis.ts'
import { createAnalysis } from '#main/analysis/create-analysis.ts'
import { fillWorkspace } from '#tests/oracle/fill-workspace.ts'
import { tempWorkspace } from '#tests/support/temp-workspace.ts'
import { NOW, SAMPLE } from '../measures/sample-calls.ts'
import { MORE } from './more-cases.ts'
import { DIRECTOR, DIRECTOR_CANNOT } from './director-cases.ts'
import { PLANNED, UNANSWERABLE } from './planned-cases.ts'

let workspace: ReturnType<typeof tempWorkspace>
let analysis: Analysis

beforeAll(() => {
  workspace = tempWorkspace()
  fillWorkspace(workspace, SAMPLE)
  const search = () => [
    {
      transcriptId: 'won0',
      title: 'Call won0',
      ordinal: 2,
      speaker: 'Rep',
      role: 'rep' as const,
      start: 20,
      text: '',
      score: 1,
    },
  ]
  analysis = createAnalysis({ workspace, clock: { now: () => NOW }, search })
})
afterAll(() => workspace.dispose())

const ask = (question: string): AnalysisAnswer => analysis.answer(question, analysis.plan(question, null))
const numbers = (text: string): readonly number[] => (text.match(/\d+(?:\.\d+)?/g) ?? []).map(Number)

/** A number as a sentence may write it: as it is, rounded, or in per cent. */
function forms(value: number | null): readonly number[] {
  if (value === null) return []
  return [
    value,
    Math.round(value),
    Math.round(value * 10) / 10,
    Math.round(value * 100),
    Math.round(value * 1000) / 10,
  ]
}

function allowed({ results, quotes, question }: AnalysisAnswer): ReadonlySet<number> {
  const groups = results.flatMap((result) => [...result.groups, result.total])
  return new Set([
    ...groups.flatMap(({ value, numerator, denominator, counted, leftOut, label }) => [
      ...[value, numerator, denominator, counted, leftOut].flatMap(forms),
      ...numbers(label),
    ]),
    ...results.flatMap(({ title, notes, query }) => [
      ...numbers([title, ...notes].join(' ')),
      ...forms(query.where?.value ?? null),
    ]),
    ...quotes.flatMap(({ text, title, index }) => [...numbers(text), ...numbers(title), index]),
    ...quotes.flatMap(({ start }) => (start === null ? [] : [Math.floor(start / 60), start % 60])),
    ...numbers(question),
  ])
}

test.each([...PLANNED, ...MORE, ...DIRECTOR])(
  'an answer has a number that nobody counted: %s',
  (question) => {
    const answer = ask(question.replaceAll('Priya', question.includes('Tom') ? 'Marcus' : 'Tom'))
    const known = allowed(answer)
    expect(numbers(answer.text).filter((number) => !known.has(number))).toEqual([])
    expect(answer.text.length).toBeGreaterThan(10)
  },
)

test.each([...UNANSWERABLE, ...DIRECTOR_CANNOT])('what cannot be told gets a number: %s', (question) => {
  const { answerable, results, text } = ask(question)
  expect({ answerable, results }).toEqual({ answerable: false, results: [] })
  expect(text).toContain('What can be told')
})

test('who is best is not named with what it rests on', () => {
  const { text } = ask('Who wins most often?')
  expect(text).toContain('Marcus Bell 100 % (6 of 6 calls)')
  expect(text).toContain('Tom Okafor 0 % (0 of 6 calls)')
})

test('two sides of a limit are not compared', () => {
  const { text } = ask('Do reps who ask more than 2 questions win more?')
  expect(text).toContain('100 % (6 of 6 calls)')
  expect(text).toContain('does not say that one causes the other')
})

test('a few calls are presented like many', () => {
  expect(ask('win rate of Marcus in May').text).toContain('only 3 calls')
})

test('a quote has no mark or another speaker', () => {
  const { quotes, text } = ask('Show me how Marcus answers price objections')
  expect(quotes.length).toBe(6)
  expect(quotes[0]).toMatchObject({ index: 1, ordinal: 2, role: 'rep', start: 20 })
  expect(text).toContain('[6]')
})

test('what was not used of a question is left out of the answer', () => {
  expect(ask('How many questions does Marcus ask on Saturdays?').text).toContain('"saturdays"')
})

test('words that nobody said are answered with numbers', () => {
  const empty = createAnalysis({ workspace, clock: { now: () => NOW }, search: () => [] })
  const answer = empty.answer('x', empty.plan('What do customers say about zebras?', null))
  expect(answer).toMatchObject({ answerable: false, quotes: [] })
})

test.each([
  ['How many calls did Tom win?', 'Calls (Tom Okafor, won): 0.'],
  ['how many calls in 2025?', ': 0.'],
  ['What share of lost calls had a timing objection?', '6 of 6 calls, 100 %'],
  ["what percentage of all calls are Tom's", '6 of 14 calls, 43 %'],
  ['how many calls had no price objection', 'Calls (0 chosen calls): 0.'],
  ['how many calls had both a price objection and a timing objection', 'Calls (6 chosen calls): 6.'],
  ['win rate for everyone but Tom', '100 % (6 of 6 calls)'],
  ['lost calls excluding roofing', 'Calls (lost, 6 chosen calls): 6.'],
  ['how many calls not in May', '10'],
  [
    'who lost the most calls',
    'Tom Okafor 6; Marcus Bell 0. Tom Okafor has the highest value. Marcus Bell has the lowest value.',
  ],
  ['how many price objections were not answered', '6 left without an answer'],
  [
    'how many calls did we lose because of timing',
    'cannot be told; counted are calls in which that objection was raised',
  ],
  [
    'list all lost calls',
    'Call lost0; Call lost1; Call lost2; Call lost3; Call lost4; Call lost5. 6 in all.',
  ],
  ['how many calls did we lose over the weather in Ohio', 'cannot be told'],
])('%s is not answered with what is true: %s', (question, words) => {
  expect(ask(question).text).toContain(words)
})

test('a tie has a winner', () => {
  expect(ask('who has the most questions per call in won calls').text).not.toContain('highest')
  expect(ask('calls by trade in siding and windows').text).not.toContain('highest')
})

test('a customer of an imported call, known only as a speaker, is nobody', () => {
  workspace.db
    .prepare(
      `insert into transcript_speakers values ('raw', 'Speaker 3', 'Chidi Okonkwo', 'customer', 'person', 1, 1)`,
    )
    .run()
  expect(ask('how many calls with Chidi Okonkwo').text).toContain('1')
  expect(ask('which questions did customers ask').text).not.toContain('Nobody called')
})

test('a customer is quoted with the words of another, or a rep with those of a customer', () => {
  const hit = (ordinal: number, role: 'rep' | 'customer') => ({
    transcriptId: 'won0',
    title: 'Call won0',
    ordinal,
    speaker: 'Rep',
    start: 0,
    text: '',
    score: 1,
    role,
  })
  const both = createAnalysis({
    workspace,
    clock: { now: () => NOW },
    search: () => [hit(0, 'rep'), hit(1, 'customer')],
  })
  const quotes = (question: string) =>
    both.answer(question, both.plan(question, null)).quotes.map(({ role }) => role)
  expect(quotes('What do customers say about leaks?')).toEqual(['customer'])
  expect(new Set(quotes('How does Marcus close?'))).toEqual(new Set(['rep']))
  // The speaker is called "Customer": that may be Maria Ortiz, and nobody else is known to be.
  expect(quotes('What did Maria Ortiz say about leaks?')).toEqual(['customer'])
  workspace.db
    .prepare(
      "update transcript_speakers set name = 'Joan Ortiz' where transcript_id = 'won0' and role = 'customer'",
    )
    .run()
  expect(quotes('What did Maria Ortiz say about leaks?')).toEqual([])
})

test('a wish for quotes that finds none is said to be answered', () => {
  const none = createAnalysis({ workspace, clock: { now: () => NOW }, search: () => [] })
  const question = 'show me how Marcus answers financing objections'
  expect(none.answer(question, none.plan(question, null))).toMatchObject({ answerable: false, quotes: [] })
})
