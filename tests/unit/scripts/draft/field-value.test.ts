import { expect, test } from 'vitest'
import { fieldValue, minutesIn } from '#main/scripts/draft/field-value.ts'

test.each([
  ['1.5', 1.5],
  ['1,5', 1.5],
  ['1:30', 1.5],
  ['90 seconds', 1.5],
  ['90s', 1.5],
  ['2 minutes', 2],
  ['4 min.', 4],
  ['soon', null],
  ['', null],
  ['-3', null],
])('reads %j as another length', (text, minutes) => expect(minutesIn(text)).toBe(minutes))

test.each([
  ['kind', ' Primer ', null, 'primer'],
  ['length', '90 seconds', 'primer', '1.5'],
  ['length', '', 'primer', ''],
  ['cover', '- The crew\r\n\n  2. Clean-up \n• $500 off', null, 'The crew\nClean-up\n$500 off'],
  ['offer', '24.5 squares of shingle', null, '24.5 squares of shingle'],
  ['sender', '  Dana \n Reyes ', null, 'Dana Reyes'],
] as const)('stores %s %j wrongly', (field, value, kind, stored) => {
  expect(fieldValue(field, value, kind)).toBe(stored)
})

test.each([
  ['kind', 'poem', null, 'KIND_UNKNOWN'],
  ['length', 'long', 'proposal', 'LENGTH_UNKNOWN'],
  ['length', '90', 'proposal', 'LENGTH_UNKNOWN'],
  ['length', '3', 'primer', 'PRIMER_LENGTH'],
  ['length', '45 seconds', 'primer', 'PRIMER_LENGTH'],
] as const)('takes %s %j', (field, value, kind, code) => {
  expect(() => fieldValue(field, value, kind)).toThrow(expect.objectContaining({ code }))
})
