import { expect, test } from 'vitest'
import { fingerprintOf, likenessOf, sketchOf } from '#main/analysis/read/same-words.ts'

const said = (...texts: readonly string[]): readonly { text: string }[] => texts.map((text) => ({ text }))
const words = (count: number, from = 0): string =>
  Array.from({ length: count }, (_, i) => `w${(i + from) * 7919}`).join(' ')

test.each([
  ['joining', said('Hello there.', 'You'), said('Hello', 'there. You')],
  ['case and punctuation', said('Don’t, say: "mm-hmm"!'), said('dont say mm hmm')],
  ['white space', said('a  b\nc'), said('a b c')],
  ['composed letters', said('caf\u00e9'), said('cafe\u0301')],
])('%s makes another conversation of the same', (_what, one, other) => {
  expect(fingerprintOf(one)).toBe(fingerprintOf(other))
  expect(fingerprintOf(one)).toMatch(/^[\da-f]{64}$/)
})

test('other words, or another order, are taken for the same', () => {
  const prints = [said('a b'), said('b a'), said('a b c'), said('я'), said('')].map(fingerprintOf)
  expect(new Set(prints).size).toBe(5)
})

test.each([
  ['the same', words(400), words(400), 1, 1],
  ['a tenth missing at the end', words(400), words(360), 0.8, 0.98],
  ['half in common', words(400), words(400, 200), 0.2, 0.48],
  ['nothing in common', words(400), words(400, 5000), 0, 0.03],
  ['a few words, the same', 'yes no', 'Yes. No!', 1, 1],
  ['nothing said', '', words(10), 0, 0],
])('%s: the likeness is wrong', (_what, one, other, least, most) => {
  const likeness = likenessOf(sketchOf(said(one)), sketchOf(said(other)))
  expect(likeness).toBeGreaterThanOrEqual(least)
  expect(likeness).toBeLessThanOrEqual(most)
})

test('an unreadable sketch is like something', () => {
  expect(likenessOf('abc', 'abc')).toBe(0)
})
