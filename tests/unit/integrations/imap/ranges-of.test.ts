import { expect, test } from 'vitest'
import { rangesOf } from '#main/integrations/imap/look-for-mail.ts'

test('a first look at thousands of mails asks in a line that servers refuse', () => {
  const apart = Array.from({ length: 5_000 }, (_, n) => 4_000_000_000 + n * 2)
  const pieces = rangesOf(apart)
  expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThan(3_000)
  expect(pieces.join(',').split(',').map(Number)).toEqual(apart)
  expect(rangesOf(Array.from({ length: 10_000 }, (_, n) => n + 1))).toEqual(['1:10000'])
})

test('ranges name mails that were not found, or leave some out', () => {
  expect(rangesOf([])).toEqual([])
  expect(rangesOf([9, 1, 2, 3, 3, 7, 10])).toEqual(['1:3,7,9:10'])
})
