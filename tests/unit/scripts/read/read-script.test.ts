import { describe, expect, test } from 'vitest'
import { readScript } from '#main/scripts/read/read-script.ts'
import { emptyContext, type ReadingContext, type ScriptReading } from '#main/scripts/read/script-reading.ts'

const written: Partial<ReadingContext> = { state: 'written', hasText: true, hasOutline: true, jobKnown: true }
const outlined: Partial<ReadingContext> = { state: 'outlined', hasOutline: true, jobKnown: true }
const read = (text: string, context: Partial<ReadingContext> = {}): ScriptReading =>
  readScript(text, { ...emptyContext, ...context })
const fields = ({ said }: ScriptReading): Record<string, string> => {
  const values: Record<string, string> = {}
  for (const { field, value } of said) values[field] = values[field] ? `${values[field]} | ${value}` : value
  return values
}

describe('what begins a script', () => {
  test.each([
    ['write a primer for Maria Ortiz', 'Maria Ortiz', { kind: 'primer' }],
    [
      'proposal script for job 2231-01, keep it under three minutes, warm, mention the 25-year workmanship warranty, don’t talk about price',
      '2231-01',
      {
        kind: 'proposal',
        length: '3',
        tone: 'warm',
        cover: 'the 25-year workmanship warranty',
        avoid: 'price',
      },
    ],
    [
      'whip up a pitch for the gutter add on for tamika, like 45 seconds',
      'tamika',
      { kind: 'proposal', length: '0.75' },
    ],
    [
      'compose the words for the personal video we send before the appointment to Dorian',
      'Dorian',
      { kind: 'primer' },
    ],
    ['proposal wording for a three option roof, Mrs. Sandoval, tonight', 'Sandoval', { kind: 'proposal' }],
    [
      'write a primer for elke brandt from ruben, 90 seconds',
      'elke brandt',
      { kind: 'primer', length: '1.5', sender: 'ruben' },
    ],
    [
      'Start a proposal for job 2231-01. The goal is to get her to sign by Friday. Cover the crew, the permits and the clean-up. From Dana Whitfield.',
      '2231-01',
      {
        kind: 'proposal',
        goals: 'get her to sign by Friday',
        cover: 'the crew | the permits | the clean-up',
        sender: 'Dana Whitfield',
      },
    ],
  ])('%s', (text, job, values) => {
    const reading = read(text)
    expect(reading.begins).toBe(true)
    expect(reading.jobQuery).toBe(job)
    expect(fields(reading)).toEqual(values)
  })

  test('a kind of customer or a pronoun is looked up as a name', () => {
    expect(read('script an intro for a siding customer who got burned before').jobQuery).toBeNull()
    expect(read('write her a primer')).toMatchObject({ jobQuery: null, pointsBack: true })
  })
})

describe('answers to what was asked', () => {
  test.each<[ReadingContext['asked'], string, Record<string, string>]>([
    [['goals'], 'get her to sign by Friday', { goals: 'get her to sign by Friday' }],
    [['goals'], 'focus on the financing', { goals: 'focus on the financing' }],
    [['avoid'], 'price', { avoid: 'price' }],
    [
      ['offer'],
      '$24,850 with gutters, good until Friday',
      { offer: '$24,850 with gutters, good until Friday' },
    ],
    [['sender'], 'ruben', { sender: 'ruben' }],
    [['length'], 'a minute fifteen', { length: '1.25' }],
    [['length'], '2', { length: '2' }],
    [['tone', 'length'], 'warm, two minutes', { tone: 'warm', length: '2' }],
    [
      ['cover', 'avoid'],
      'the warranty, the crew and the clean-up, don’t mention price',
      { cover: 'the warranty | the crew | the clean-up', avoid: 'price' },
    ],
    [['kind'], 'primer', { kind: 'primer' }],
  ])('%j: %s', (asked, text, values) => {
    expect(fields(read(text, { asked, jobKnown: true }))).toEqual(values)
  })

  test('a yes, a question or an order becomes the value of what was asked', () => {
    for (const text of ['yes', 'how long is it', 'thanks']) {
      expect(read(text, { asked: ['goals'], jobKnown: true }).said).toEqual([])
    }
    expect(read('undo that', { asked: ['job'] }).jobQuery).toBeNull()
  })

  test.each<[ReadingContext['asked'], string, string[]]>([
    [['avoid'], 'nope, nothing', ['avoid']],
    [['goals'], 'you decide', ['goals']],
    [['tone', 'length'], 'idk you pick', ['tone', 'length']],
    [['kind', 'job'], 'you decide', []],
  ])('%j: %s is skipped', (asked, text, skipped) => {
    expect(read(text, { asked }).skipped).toEqual(skipped)
  })

  test('“you decide the rest” is written down as an answer', () => {
    expect(read('you decide the rest', { asked: ['goals'], jobKnown: true })).toMatchObject({
      skipRest: true,
      said: [],
    })
  })
})

describe('corrections', () => {
  test('a correction of the job is overlooked, or a name in passing taken for one', () => {
    expect(read('actually it is for Carlos Ortiz', written).jobQuery).toBe('Carlos Ortiz')
    expect(read('mention that for Maria the timing matters', written).jobQuery).toBeNull()
    expect(fields(read('no, make it two minutes'))).toEqual({ length: '2' })
  })
})

describe('what is done with a text', () => {
  test.each<[string, Partial<ScriptReading>]>([
    ['warmer', { wish: 'revise', instruction: 'warmer', paragraphs: [] }],
    ['make the second paragraph friendlier', { wish: 'revise', paragraphs: [{ by: 'place', place: 2 }] }],
    [
      'take the bit about the warranty out',
      { wish: 'revise', paragraphs: [{ by: 'subject', subject: 'warranty' }] },
    ],
    ['read it back to me and make the closing warmer', { wish: 'revise', paragraphs: [{ by: 'ending' }] }],
    ['lock the opening', { wish: 'lock', paragraphs: [{ by: 'opening' }] }],
    ['unlock the opening', { wish: 'unlock', paragraphs: [{ by: 'opening' }] }],
    [
      'lock the second paragraph and make the ending shorter',
      { wish: 'lock', paragraphs: [{ by: 'place', place: 2 }], rest: 'make the ending shorter' },
    ],
    ['undo that', { wish: 'undo' }],
    ['hmm I liked it better before', { wish: 'undo' }],
    ['go back to version 2', { wish: 'restore', version: 2 }],
    ['bring back the original version', { wish: 'restore', version: 'first' }],
    ['it’s final', { wish: 'finalize' }],
    ['nope looks good save it', { wish: 'finalize' }],
    ['use it for the video', { wish: 'video' }],
    ['don’t use it for the video', { wish: 'no_video' }],
    ['remove the third paragraph', { wish: 'remove', paragraphs: [{ by: 'place', place: 3 }] }],
    ['add at the end: See you Friday.', { wish: 'insert', text: 'See you Friday.' }],
    ['write it again', { wish: 'write' }],
    ['discard the script', { wish: 'abandon' }],
    ['how long is it', { question: { kind: 'length', about: '' }, wish: null }],
    ['where does the price come from', { question: { kind: 'source', about: 'price' }, wish: null }],
    ['does she have a dog?', { wish: null, question: null }],
    ['thanks', { wish: null }],
    ['ok', { wish: null }],
  ])('%s', (text, wanted) => {
    expect(read(text.replace('’', "'"), written)).toMatchObject(wanted)
    expect(read(text, written).wish).toBe(read(text.replace('’', "'"), written).wish)
  })

  test('what the form holds is not told that the offer or length is another', () => {
    expect(fields(read('the offer is $23,900 now', written))).toEqual({ offer: '$23,900' })
    expect(fields(read('bring it under a minute', written))).toEqual({ length: '1' })
    expect(fields(read('make the second paragraph warm', written))).toEqual({})
  })

  test('a claim is vouched for by words that do not mean it', () => {
    const open = { ...written, unsourced: ['$500', '12 years'] }
    expect(read('$500 is right', open)).toMatchObject({ wish: 'confirm', claims: ['$500'] })
    expect(read('$500 is not right', open).claims).toEqual([])
    expect(read('right, make it warmer', open).claims).toEqual([])
    expect(read('yes', open).claims).toEqual([])
  })
})

describe('after an outline', () => {
  test.each<[string, Partial<ScriptReading>]>([
    ['yes', { wish: 'write' }],
    ['looks good, write it', { wish: 'write' }],
    ['thanks', { wish: null }],
    ['yes but mention the clean-up', { wish: 'write' }],
    [
      'drop the point about financing',
      { wish: 'remove', paragraphs: [{ by: 'subject', subject: 'financing' }] },
    ],
  ])('%s', (text, wanted) => {
    expect(read(text, outlined)).toMatchObject(wanted)
  })
})
