import { expect, it } from 'vitest'
import { busiestDay, dayOf, everyDay, scaleTop } from '#renderer/features/activity/usage-days.ts'
import { costWords } from '#renderer/features/activity/usage-words.ts'

const usage = (tokens: number) => ({ modelCalls: 1, inputTokens: tokens, outputTokens: 0, costUsd: 0 })

it('days without use are left out, so the bars stand at the wrong day', () => {
  const now = new Date(2026, 2, 10, 9).getTime()
  const days = everyDay([{ day: '2026-03-09', usage: usage(5) }], now, 4)
  expect(days.map(({ day, usage: { inputTokens } }) => [day, inputTokens])).toEqual([
    ['2026-03-07', 0],
    ['2026-03-08', 0],
    ['2026-03-09', 5],
    ['2026-03-10', 0],
  ])
})

it('a change to or from summer time repeats or skips a day', () => {
  const days = everyDay([], new Date(2026, 10, 5, 0, 30).getTime(), 30).map(({ day }) => day)
  expect(new Set(days).size).toBe(30)
  expect(days.at(-1)).toBe(dayOf(new Date(2026, 10, 5).getTime()))
})

it('a month without use has a busiest day', () => {
  expect(busiestDay(everyDay([], 0, 3))).toBeNull()
})

it.each([
  [0, 1],
  [1, 1],
  [3, 5],
  [10, 10],
  [1001, 2000],
  [5713, 10000],
])('the scale for %i ends at %i', (most, top) => {
  expect(scaleTop(most)).toBe(top)
})

it('a model without a known price looks free', () => {
  expect(costWords({ ...usage(1), costUsd: null })).toBe('price not known')
  expect(costWords(usage(1))).toBe('none')
  expect(costWords({ ...usage(1), costUsd: 0.0123 })).toBe('$0.012')
})
