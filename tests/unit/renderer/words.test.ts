import { expect, test } from 'vitest'
import { diffWords } from '#renderer/components/diff-words.ts'
import { bytes, cost, phone } from '#renderer/components/figures.ts'
import { markQuote, markSnippet } from '#renderer/components/mark-text.ts'
import { plainLines } from '#renderer/components/plain-lines.ts'
import { clockTime } from '#shared/text/clock-time.ts'
import { duration, placeTime, relativeTime } from '#renderer/components/time.ts'
import { isTouched } from '#renderer/connection/changes.ts'
import { waitBefore } from '#renderer/connection/connection.ts'
import { plainText } from '#renderer/features/chat/answer/plain-text.ts'

const now = new Date(2026, 10, 23, 14, 0).getTime()

test.each([
  [now - 20_000, 'now'],
  [now - 5 * 60_000, '5 min ago'],
  [now - 3 * 3_600_000, '3 h ago'],
  [new Date(2026, 10, 22, 20, 0).getTime(), 'yesterday'],
  [new Date(2026, 10, 12).getTime(), 'Nov 12'],
  [new Date(2025, 0, 5).getTime(), 'Jan 5, 2025'],
  [now + 15 * 60_000, 'in 15 min'],
])('%d is told in the wrong words', (at, words) => {
  expect(relativeTime(at, now)).toBe(words)
})

test.each([
  [400, '0.4 s'],
  [12_400, '12 s'],
  [125_000, '2 min 5 s'],
])('%d ms reads wrongly', (ms, words) => {
  expect(duration(ms)).toBe(words)
})

test('a length is cut off, or a place in a recording lies behind its second', () => {
  expect([clockTime(91.7), clockTime(59.6), clockTime(3_599.5)]).toEqual(['1:32', '1:00', '1:00:00'])
  expect([placeTime(91.7), placeTime(0.9), placeTime(3_729)]).toEqual(['1:31', '0:00', '1:02:09'])
})

test('small sums are rounded to nothing', () => {
  expect([cost(null), cost(0), cost(0.0004), cost(0.0123), cost(1.5)]).toEqual([
    null,
    null,
    'under $0.001',
    '$0.012',
    '$1.50',
  ])
  expect(phone('6145550111')).toBe('(614) 555-0111')
  expect(bytes(1340)).toBe('1.3 KB')
})

test('only words that changed are marked', () => {
  const { before, after } = diffWords('Call Maria on Tuesday', 'Call Maria on Friday')
  expect(before.filter((part) => part.changed).map((part) => part.text)).toEqual(['Tuesday'])
  expect(after.filter((part) => part.changed).map((part) => part.text)).toEqual(['Friday'])
})

test('a quote is not found across a line break', () => {
  expect(markQuote('The five-year\nwarranty covers boards.', 'five-year warranty')).toEqual([
    { text: 'The ', marked: false },
    { text: 'five-year\nwarranty', marked: true },
    { text: ' covers boards.', marked: false },
  ])
  expect(markQuote('a (b) c', 'missing')).toEqual([{ text: 'a (b) c', marked: false }])
})

test('the marks of a snippet show as boxes', () => {
  expect(markSnippet('say \uE000Ortiz\uE001 now')).toEqual([
    { text: 'say ', marked: false },
    { text: 'Ortiz', marked: true },
    { text: ' now', marked: false },
  ])
})

test('tool results show braces and empty fields', () => {
  expect(
    plainLines({ name: 'Maria', email: '', jobs: [{ number: '1', trades: ['Roofing'] }], none: null }),
  ).toBe('name: Maria\njobs:\n  • number: 1\n    trades:\n      • Roofing')
})

test('a copied answer carries its markdown signs along', () => {
  expect(plainText('## Plan\n\nThe **price** is [1] `fixed`, see [us](https://example.com).')).toBe(
    'Plan\n\nThe price is fixed, see us (https://example.com).',
  )
})

test('a change in the CRM reads every screen again', () => {
  expect(isTouched('crm.job', 'crm')).toBe(true)
  expect(isTouched('chat.conversations', 'crm')).toBe(false)
  expect(isTouched('approvals.list', 'approvals')).toBe(true)
})

test('reconnecting hammers a core that is down', () => {
  expect([1, 2, 3, 10].map(waitBefore)).toEqual([500, 1000, 2000, 15_000])
})
