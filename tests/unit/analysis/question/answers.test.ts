import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AnalysisAnswer } from '#shared/domain/analysis.ts'
import type { Analysis } from '#main/analysis/analysis.ts'
import { createAnalysis } from '#main/analysis/create-analysis.ts'
import { fillWorkspace } from '#tests/oracle/fill-workspace.ts'
import { tempWorkspace } from '#tests/support/temp-workspace.ts'
import { NOW, SAMPLE } from '../measures/sample-calls.ts'
import { MORE } from './more-cases.ts'
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

test.each([...PLANNED, ...MORE])('an answer has a number that nobody counted: %s', (question) => {
  const answer = ask(question.replaceAll('Priya', 'Tom'))
  const known = allowed(answer)
  expect(numbers(answer.text).filter((number) => !known.has(number))).toEqual([])
  expect(answer.text.length).toBeGreaterThan(10)
})

test.each(UNANSWERABLE)('what cannot be told gets a number: %s', (question) => {
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
