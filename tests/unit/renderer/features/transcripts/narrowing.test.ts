import { expect, test } from 'vitest'
import { everything, filterOf, isNarrowed, toggled } from '#renderer/features/transcripts/filter/narrowing.ts'
import { fromDateField, isPartOfName, toDateField, wantsRep } from '#renderer/features/transcripts/words.ts'
import { transcript } from './samples.ts'

const at = (year: number, month: number, day: number, hour = 0): number =>
  new Date(year, month - 1, day, hour).getTime()
const now = at(2026, 11, 26, 16)

test('without a filter the core is asked for something narrower', () => {
  expect(filterOf(everything, now)).toEqual({})
  expect(isNarrowed(filterOf(everything, now))).toBe(false)
})

test('a period begins in the middle of a day, so that it changes with every look', () => {
  const month = { ...everything, period: 'month' as const }
  expect(filterOf(month, now)).toEqual({ from: at(2026, 10, 27) })
  expect(filterOf(month, now + 3_000)).toEqual(filterOf(month, now))
})

test('the last day of a chosen time is not in it', () => {
  const custom = { ...everything, period: 'custom' as const, fromDay: '2026-10-31', toDay: '2026-11-01' }
  expect(filterOf(custom, now)).toEqual({ from: at(2026, 10, 31), to: at(2026, 11, 2) })
  expect(filterOf({ ...custom, fromDay: '', toDay: '' }, now)).toEqual({})
})

test('a date of a hidden field narrows', () => {
  expect(filterOf({ ...everything, fromDay: '2026-10-31' }, now)).toEqual({})
})

test.each([
  ['2026-02-29', null],
  ['2026-13-01', null],
  ['', null],
  ['12/01/2026', null],
  ['2024-02-29', at(2024, 2, 29)],
])('the date field %s is read as another day', (text, expected) => {
  expect(fromDateField(text)).toBe(expected)
})

test('a date does not come back from its field', () => {
  expect(toDateField(at(2026, 3, 9, 23))).toBe('2026-03-09')
  expect(toDateField(null)).toBe('')
})

test('a second click does not take a choice back', () => {
  expect(toggled(toggled(['a'], 'b'), 'a')).toEqual(['b'])
})

test.each([
  ['Speaker 1', true],
  ['Marcus', true],
  ['', true],
  ['Marcus Bell', false],
  ['María-José Núñez', false],
  ['Bell, Marcus', false],
])('for %s the full name is asked wrongly', (name, part) => {
  expect(isPartOfName(name)).toBe(part)
})

test('nobody is asked for the rep of a text without speakers', () => {
  const speaker = { name: 'Ana', role: 'unknown', roleBy: 'none', turns: 1, words: 2 } as const
  expect(wantsRep(transcript())).toBe(false)
  expect(wantsRep(transcript({ speakers: [speaker] }))).toBe(true)
  expect(wantsRep(transcript({ speakers: [speaker], rep: 'Ana' }))).toBe(false)
})
