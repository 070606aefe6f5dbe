import { expect, test } from 'vitest'
import { digitRuns } from '#main/clients/extract/digit-run.ts'
import { loadClientLists } from '#main/clients/extract/load-lists.ts'
import { findNumbers } from '#main/clients/extract/numbers.ts'
import { readSaid } from '#main/clients/extract/said.ts'

const lists = loadClientLists('resources')
const parts = (text: string): string[] =>
  findNumbers(readSaid(text, lists)).map(({ kind, digits }) => `${kind} ${digits}`)

test.each([
  ['six one four five five five oh one four two', ['phone 6145550142']],
  [
    'minnesota five six three oh one three twenty five five five oh one eight two',
    ['zip 56301', 'phone 3205550182'],
  ],
  [
    'garden city eleven five thirty five one six five five five oh one five two',
    ['zip 11530', 'phone 5165550152'],
  ],
  [
    'pueblo colorado eight one oh oh four seven one nine five five five oh one five three',
    ['zip 81004', 'phone 7195550153'],
  ],
  [
    'torrance california nine oh five oh three twenty four eighteen west park street',
    ['zip 90503', 'plain 2418'],
  ],
  [
    'seven one nine five five five oh one five three eight oh nine abriendo',
    ['phone 7195550153', 'plain 809'],
  ],
  ['the phone is five five five oh one four two', ['localPhone 5550142']],
  ['at twenty two fourteen maple', ['plain 2214']],
] as const)('"%s" is cut in the wrong places', (text, expected) => {
  expect(parts(text)).toEqual(expected)
})

test('a hundred digits in a row hang, or lose something', () => {
  const run = digitRuns(readSaid('five '.repeat(100), lists))
  expect(run[0]?.digits).toHaveLength(100)
  expect(parts('five '.repeat(100)).join('').replace(/\D/g, '').length).toBeGreaterThanOrEqual(90)
})
