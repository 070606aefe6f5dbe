import { describe, expect, test } from 'vitest'
import { readScript } from '#main/scripts/read/read-script.ts'
import { changedSender } from '#main/scripts/read/sender-change.ts'
import { emptyContext } from '#main/scripts/read/script-reading.ts'

describe('who is to speak is not heard', () => {
  test.each([
    ['use Priya Nair instead of Marcus', 'Priya Nair'],
    ['Use Priya Nair, not Marcus.', 'Priya Nair'],
    ['it should be from Priya, not Dana', 'Priya'],
    ['It should come from Priya Nair', 'Priya Nair'],
    ['make it from Priya Nair', 'Priya Nair'],
    ['change the sender to Priya Nair', 'Priya Nair'],
    ['from Priya, not Dana', 'Priya'],
    ['have Priya Nair say it', 'Priya Nair'],
    ['Priya should present it', 'Priya'],
    ['Not Dana, Priya should say it', 'Priya'],
    ['use priya nair instead of marcus', 'Priya Nair'],
    ['it should be from priya, not dana', 'Priya'],
    ["it's from Priya Nair, not Marcus", 'Priya Nair'],
    ['I want it from Priya Nair instead of Dana', 'Priya Nair'],
    ['can you use Priya instead of Marcus?', 'Priya'],
    ['actually, use Marcus Bell instead', 'Marcus Bell'],
  ])('%s', (text, sender) => {
    for (const hasText of [false, true]) {
      const context = { ...emptyContext, hasText, hasOutline: true, jobKnown: true }
      const { said, jobQuery } = readScript(text, context)
      expect(said.map(({ field, value }) => [field, value])).toEqual([['sender', sender]])
      expect(jobQuery).toBeNull()
    }
  })

  test('with a question open, the one it is not becomes the answer', () => {
    const context = { ...emptyContext, asked: ['goals'] as const, jobKnown: true }
    const { said } = readScript('it should be from Priya, not Dana', context)
    expect(said.map(({ field, value }) => [field, value])).toEqual([['sender', 'Priya']])
  })

  test.each([
    'use James Hardie instead of Marvin',
    'use Trex instead of Azek',
    'use Andersen instead of Pella',
    'use simple words instead of jargon',
    'it should be from the heart',
    'use vinyl instead of wood',
    'it should be from scratch',
    'use plain words instead',
    'make the roof from steel, not tile',
  ])('“%s” becomes the sender', (text) => expect(changedSender(text)).toBeNull())
})
