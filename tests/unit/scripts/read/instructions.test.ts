import { describe, expect, test } from 'vitest'
import { withoutInstruction } from '#main/scripts/read/instructions.ts'
import { readScript } from '#main/scripts/read/read-script.ts'
import { emptyContext, type ReadingContext } from '#main/scripts/read/script-reading.ts'

const fields = (text: string, context: Partial<ReadingContext> = {}): Record<string, string> => {
  const values: Record<string, string> = {}
  for (const { field, value } of readScript(text, { ...emptyContext, ...context }).said)
    values[field] = values[field] ? `${values[field]} | ${value}` : value
  return values
}

describe('an instruction to the writer becomes a part of what is said', () => {
  test.each<[string, Record<string, string>]>([
    ['the price is $18,400, mention that', { offer: '$18,400' }],
    ['the price is $18,400 and mention it', { offer: '$18,400' }],
    ['the price is $18,400, please', { offer: '$18,400' }],
    ['the price is $18,400. Put that in.', { offer: '$18,400' }],
    ['the price is $18,400, put that in the script please', { offer: '$18,400' }],
    ['the price is $18,400, so say so', { offer: '$18,400' }],
    ['the price is $18,400, and write it', { offer: '$18,400' }],
    ['the price is $18,400 with gutters, make sure to include that', { offer: '$18,400 with gutters' }],
    ['cover: the permit; no mess, mention that', { cover: 'the permit | no mess' }],
    [
      'mention the permit, the crew and the clean-up, please',
      { cover: 'the permit | the crew | the clean-up' },
    ],
    ['Put that in: the price is $18,400', { offer: '$18,400' }],
    ['the price is $18,400, mention that, and she should call', { offer: '$18,400' }],
    ['offer 10% off and free gutters, please put that in writing', { offer: '10% off and free gutters' }],
    ['goal: she books the appointment, put that at the end', { goals: 'she books the appointment' }],
    ['mention the permit, please, and the crew', { cover: 'the permit | the crew' }],
    ['mention the warranty and say so in the second part', { cover: 'the warranty' }],
    ['avoid price, thanks', { avoid: 'price' }],
    ['goal: get her to sign, put that in', { goals: 'get her to sign' }],
  ])('%s', (text, wanted) => expect(fields(text)).toEqual(wanted))

  test.each<[string, Partial<ReadingContext>, Record<string, string>]>([
    ['$18,400, mention that', { asked: ['offer'], jobKnown: true }, { offer: '$18,400' }],
    ['peace of mind, mention that', { asked: ['goals'], jobKnown: true }, { goals: 'peace of mind' }],
    ['mention that', { asked: ['goals'], jobKnown: true }, {}],
  ])('“%s” as an answer', (text, context, wanted) => expect(fields(text, context)).toEqual(wanted))

  test('the order to write after a value is not heard', () => {
    expect(readScript('the price is $18,400, and write it', emptyContext).wish).toBe('write')
  })

  test.each([
    '$18,400 with gutters',
    'that we write everything down',
    'get it signed',
    'we mention that in the contract',
    'so that she says it to her neighbors',
    'say thank you',
  ])('words of “%s” are lost', (value) => expect(withoutInstruction(value)).toBe(value))
})
