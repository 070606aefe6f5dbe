import { expect, test } from 'vitest'
import type { AnalysisResult, MeasureName } from '#shared/domain/analysis.ts'
import {
  barWords,
  madeOf,
  scaleEnd,
  valueWords,
} from '#renderer/features/transcripts/dashboard/number-words.ts'
import { trendLines, trendWords } from '#renderer/features/transcripts/dashboard/trend.ts'
import { group, result } from './samples.ts'

test.each<[number | null, AnalysisResult['unit'], string]>([
  [0.6264, 'share', '63 %'],
  [0.374, 'position', '37 %'],
  [1204, 'count', '1,204'],
  [6.54, 'per_call', '6.5'],
  [12.25, 'minutes', '12.3 min'],
  [1, 'words', '1 word'],
  [326.4, 'words', '326 words'],
  [null, 'share', 'not countable'],
])('%s as %s is written wrongly', (value, unit, words) => {
  expect(valueWords(value, unit)).toBe(words)
})

test.each<[MeasureName, AnalysisResult['unit'], string]>([
  ['win_rate', 'share', '5 of 10 calls'],
  ['talk_ratio', 'share', '5 of 10 words'],
  ['objection_answered_rate', 'share', '5 of 10 objections'],
  ['questions', 'per_call', '5 in 10 calls'],
  ['price_position', 'position', 'mean of 10 calls'],
  ['objections', 'count', 'in 10 calls'],
  ['calls', 'count', ''],
  ['script_length', 'words', '5 in 10 scripts'],
])('what %s is made of is said of other things', (measure, unit, words) => {
  expect(madeOf(group(), result({ measure }, unit))).toBe(words)
})

test('a bar hides what was left out, or divides by nothing', () => {
  const of = result({ measure: 'win_rate' }, 'share')
  expect(barWords(group({ leftOut: 3 }), of)).toBe('Ana: 50 %, 5 of 10 calls, 3 left out')
  expect(barWords(group({ value: null, counted: 0 }), of)).toBe('Ana: not countable, 0 calls')
})

test('shares are stretched to the longest bar, or counts to one', () => {
  const groups = [group({ value: 0.2 }), group({ value: null })]
  expect(scaleEnd(groups, 'share')).toBe(1)
  expect(scaleEnd([group({ value: 55 }), group({ value: 5 })], 'count')).toBe(55)
  expect(scaleEnd([group({ value: 0 })], 'count')).toBe(1)
  expect(scaleEnd([], 'count')).toBe(1)
})

const box = { width: 100, height: 10 }

test('a month that cannot be counted is drawn as if it could', () => {
  const trend = [1, 2, null, 4].map((value, at) => ({ month: `2026-0${at + 1}`, value }))
  expect(trendLines(trend, box)).toEqual([
    [
      { x: 0, y: 7.5 },
      { x: 100 / 3, y: 5 },
    ],
    [{ x: 100, y: 0 }],
  ])
  expect(trendWords(trend, 'count')).toBe(
    'By month: Jan 2026 1, Feb 2026 2, Mar 2026 not countable, Apr 2026 4',
  )
})

test('a trend without any value, or of one month, breaks the drawing', () => {
  expect(trendLines([], box)).toEqual([])
  expect(trendLines([{ month: '2026-01', value: null }], box)).toEqual([])
  expect(trendLines([{ month: '2026-01', value: 0 }], box)).toEqual([[{ x: 100, y: 10 }]])
})
