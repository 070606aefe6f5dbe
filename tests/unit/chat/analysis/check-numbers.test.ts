import { describe, expect, test } from 'vitest'
import { analysisQuerySchema, type AnalysisAnswer, type AnalysisGroup } from '#shared/domain/analysis.ts'
import { inventedNumbers, unknownMarks } from '#main/chat/analysis/check-numbers.ts'

const group = (label: string, numerator: number, denominator: number): AnalysisGroup => ({
  key: label,
  label,
  value: denominator === 0 ? null : numerator / denominator,
  numerator,
  denominator,
  counted: denominator,
  leftOut: 0,
  turns: numerator,
})

const answer: AnalysisAnswer = {
  question: 'Do we win more since June 2026?',
  answerable: true,
  text: 'Marcus Bell wins 14 of 31, Priya Nair 9 of 16.',
  results: [
    {
      query: analysisQuerySchema.parse({ measure: 'win_rate', groupBy: 'rep' }),
      title: 'Win rate, by rep',
      unit: 'share',
      groups: [group('Marcus Bell', 14, 31), group('Priya Nair', 9, 16)],
      total: group('All', 23, 47),
      notes: ['12 conversations are still open and left out.'],
    },
  ],
  quotes: [
    {
      index: 1,
      transcriptId: 't1',
      title: 'Maria Ortiz',
      ordinal: 3,
      speaker: 'Maria Ortiz',
      role: 'customer',
      start: 12,
      text: 'Nineteen thousand is a lot.',
    },
  ],
}

describe('numbers in the words of a model', () => {
  test.each([
    ['Marcus wins 45 % (14 of 31).'],
    ['Marcus wins 45.2% of his calls, Priya 56.25%.'],
    ['Priya wins fifty-six percent.'],
    ['Of 47 decided calls 23 were won; 12 are open [1].'],
    ['Since June 2026 the two reps won 23.'],
    ['One customer said nineteen thousand is a lot [1].'],
    ['The share is 0.45.'],
    ['Marcus wins 45 % and Priya 56 %.'],
    ['Marcus: 14 of 31; Priya: 9 of 16.'],
    ['Priya Nair (9 of 16) is ahead of Marcus Bell (14 of 31).'],
    ['56 % for Priya, 45 % for Marcus.'],
    ['Both together won 23 of 47, and 12 are open.'],
  ])('a counted figure is taken for an invented one: %s', (text) => {
    expect(inventedNumbers(text, answer)).toEqual([])
  })

  test.each([
    ['Marcus wins 52 %.', [52]],
    ['Priya is 11 points ahead.', [11]],
    ['Marcus wins sixty percent.', [60]],
    ['The average deal is $24,850.', [24_850]],
    ['Over 1,200 calls.', [1200]],
    ['Priya wins 45 % of hers.', [45]],
    ['Marcus wins 56 % and Priya 45 %.', [56, 45]],
    ['Priya Nair (14 of 31) is behind Marcus Bell (9 of 16).', [14, 31, 9, 16]],
  ])('an invented figure passes: %s', (text, expected) => {
    expect(inventedNumbers(text, answer)).toEqual(expected)
  })

  test('a source that is not there is cited', () => {
    expect(unknownMarks('He said so [1], and so did she [2].', answer)).toEqual([2])
    expect(unknownMarks('He said so [1].', answer)).toEqual([])
  })
})
