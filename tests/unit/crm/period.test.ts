import { expect, test } from 'vitest'
import { readPeriod } from '#main/crm/period.ts'

/** Monday 2026-11-23, 10:00 local time. */
const NOW = new Date(2026, 10, 23, 10).getTime()
const iso = (at: number): string => {
  const date = new Date(at)
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

test.each([
  ['what do we have today', '2026-11-23', '2026-11-24'],
  ['anything tonight?', '2026-11-23', '2026-11-24'],
  ['appointments tomorrow', '2026-11-24', '2026-11-25'],
  ['who came yesterday', '2026-11-22', '2026-11-23'],
  ['this week', '2026-11-23', '2026-11-30'],
  ['next week please', '2026-11-30', '2026-12-07'],
  ['sold last week', '2026-11-16', '2026-11-23'],
  ['this weekend', '2026-11-28', '2026-11-30'],
  ['next month', '2026-12-01', '2027-01-01'],
  ['in the next 3 days', '2026-11-23', '2026-11-27'],
  ['the past two weeks', '2026-11-09', '2026-11-24'],
  ['on Thursday', '2026-11-26', '2026-11-27'],
  ['next Tuesday', '2026-12-01', '2026-12-02'],
  ['last Friday', '2026-11-20', '2026-11-21'],
  ['on the 14th', '2026-12-14', '2026-12-15'],
  ['on the 25th', '2026-11-25', '2026-11-26'],
  ['Dec 3rd', '2026-12-03', '2026-12-04'],
  ['the 3rd of January', '2027-01-03', '2027-01-04'],
  ['on 11/30', '2026-11-30', '2026-12-01'],
  ['2026-12-24', '2026-12-24', '2026-12-25'],
])('"%s" is read as the wrong days', (text, from, to) => {
  const period = readPeriod(text, NOW)
  expect(period && [iso(period.from), iso(period.to)]).toEqual([from, to])
})

test.each([
  'status of the Ortiz roof',
  'call 614-555-0111',
  'job 2231-01',
  'who sat in on it',
  'the deck may leak',
])('"%s" is taken for a date', (text) => {
  expect(readPeriod(text, NOW)).toBeNull()
})
