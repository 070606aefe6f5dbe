import { describe, expect, it } from 'vitest'
import { splitCorrections } from '#main/clients/speech/split-corrections.ts'

const kept = (said: string): string =>
  splitCorrections(said)
    .filter((stretch) => !stretch.replaced)
    .map((stretch) => said.slice(stretch.start, stretch.end))
    .join('')
    .replaceAll(/\s+/g, ' ')
    .trim()

describe('what the person took back is kept', () => {
  it.each([
    [
      'six one four five five five oh one one one no wait oh one one two',
      'six one four five five five oh one one two',
    ],
    [
      'six one four five five five oh one one one, the last four are oh one one two',
      'six one four five five five , oh one one two',
    ],
    ['six one four five five five no wait six one four five five six', 'six one four five five six'],
    ['john smith no wait smyth', 'john smyth'],
    ['forty one elm street, actually make that forty two elm street', ', forty two elm street'],
    ['scratch that start with mary', 'start with mary'],
    ['he is at nine oak lane, scratch that, ten pine road', ', ten pine road'],
    ['not 1420, 1402 elm', ', 1402 elm'],
    ["not maple, it's oak street", ", it's oak street"],
    ['email john at example dot com no wait jon at example dot com', 'email jon at example dot com'],
  ])('%s', (said, gold) => {
    expect(kept(said)).toBe(gold)
  })
})

describe('words that correct nothing are taken back', () => {
  it.each(['john smith at nine oak lane', 'not sure, call me', 'not the owner, his wife answers', ''])(
    '%s',
    (said) => {
      expect(kept(said)).toBe(said)
    },
  )
})

it('the stretches leave a gap or overlap', () => {
  const said =
    'Al no wait Alan Ortiz, six one four five five five oh one one one, sorry, I mean oh one one two. Thanks'
  let from = 0
  for (const stretch of splitCorrections(said)) {
    expect(stretch.start).toBe(from)
    from = stretch.end
  }
  expect(from).toBe(said.length)
})
