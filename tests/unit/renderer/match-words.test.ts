import { expect, test } from 'vitest'
import { matchWords } from '#renderer/components/match-words.ts'

const whitaker = ['Jamal Whitaker', '2263-01', 'Roof replacement']
const obrien = ["Sean O'Brien", '2240-01', 'Windows']

test.each([
  ['2231', whitaker],
  ['63', whitaker],
  ['jmal', whitaker],
  ['whitaker windows', whitaker],
])('%s finds a job that it skips letters or words of', (typed, shown) => {
  expect(matchWords('', typed, shown)).toBe(0)
})

test.each([
  ['2263', whitaker],
  ['#2263-01', whitaker],
  ['whit roof', whitaker],
  ["o'bri", obrien],
  ['obrien 2240', obrien],
  ['lucia nunez', ['Lucía Núñez', '2226-01']],
  ['', whitaker],
])('%s does not find its own job', (typed, shown) => {
  expect(matchWords('', typed, shown)).toBe(1)
})

test('a number finds a row by its inner id, which nobody sees', () => {
  expect(matchWords('77123', '77123', whitaker)).toBe(0)
})
