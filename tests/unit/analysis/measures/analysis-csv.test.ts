import { expect, test } from 'vitest'
import { resultCsv } from '#shared/domain/analysis-csv.ts'
import { analysisQuerySchema, type AnalysisGroup, type AnalysisResult } from '#shared/domain/analysis.ts'

const group = (change: Partial<AnalysisGroup>): AnalysisGroup => ({
  key: 'k',
  label: 'Ana',
  value: 0.5,
  numerator: 1,
  denominator: 2,
  counted: 2,
  leftOut: 0,
  turns: 3,
  ...change,
})
const resultOf = (groups: readonly AnalysisGroup[]): AnalysisResult => ({
  query: analysisQuerySchema.parse({ measure: 'win_rate' }),
  title: 'Win rate, by “questions”',
  unit: 'share',
  groups: [...groups],
  total: group({ label: 'All' }),
  notes: [],
})
const linesOf = (groups: readonly AnalysisGroup[]): readonly string[] =>
  resultCsv(resultOf(groups)).csv.split('\r\n')

test('a spreadsheet takes a phrase for a formula, or a comma for a new field', () => {
  const lines = linesOf([group({ label: '=1+1, "so"' })])
  expect(lines[0]).toBe('Group,Value,Numerator,Denominator,Counted,Left out,Turns')
  expect(lines[1]).toMatch(/^"'=1\+1, ""so""",/)
  expect(lines.at(-1)).toBe('')
})

test('groups put together of two queries are lost, and only the total is saved', () => {
  const lines = linesOf([
    group({ label: 'More than 4 questions' }),
    group({ label: 'Fewer than 5 questions' }),
  ])
  expect(lines.slice(1, 4).map((line) => line.split(',')[0])).toEqual([
    'More than 4 questions',
    'Fewer than 5 questions',
    'All',
  ])
})

test.each([
  [0.6666666666666666, '0.6667'],
  [12, '12'],
  [0.1 + 0.2, '0.3'],
  [1234.56, '1234.56'],
  [null, ''],
])('%s is saved as nobody can read it', (value, words) => {
  expect(linesOf([group({ value })])[1]?.split(',')[1]).toBe(words)
})

test('the name of the file has signs that a file system refuses', () => {
  expect(resultCsv(resultOf([])).fileName).toBe('win-rate-by-questions.csv')
})
