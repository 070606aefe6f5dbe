import { describe, expect, test } from 'vitest'
import { beginsAnother, wrongJobIn } from '#main/scripts/read/another.ts'
import { NOT_UNDERSTOOD } from '#main/scripts/read/asked.ts'
import { jobQueryIn } from '#main/scripts/read/job-query.ts'
import { readScript } from '#main/scripts/read/read-script.ts'
import { isQuestion } from '#main/scripts/read/script-words.ts'
import { switchedDraft } from '#main/scripts/read/switch-draft.ts'
import { emptyContext, type ReadingContext, type ScriptReading } from '#main/scripts/read/script-reading.ts'

const written: Partial<ReadingContext> = { state: 'written', hasText: true, hasOutline: true, jobKnown: true }
const outlined: Partial<ReadingContext> = { state: 'outlined', hasOutline: true, jobKnown: true }
const goals: Partial<ReadingContext> = { asked: ['goals'], jobKnown: true }
const read = (text: string, context: Partial<ReadingContext> = {}): ScriptReading =>
  readScript(text, { ...emptyContext, ...context })
const fields = ({ said }: ScriptReading): Record<string, string> => {
  const values: Record<string, string> = {}
  for (const { field, value } of said) values[field] = values[field] ? `${values[field]} | ${value}` : value
  return values
}

describe('making it final', () => {
  test.each([
    'final',
    'yes final',
    'Final version.',
    'done',
    "it's done",
    'ok thats it',
    'ok its fine, final',
  ])('“%s” is refused', (text) => expect(read(text, written).wish).toBe('finalize'))

  test.each(['is it final?', 'is it still final', 'so its final?'])('“%s” makes it final', (text) => {
    expect(read(text, written)).toMatchObject({ wish: null, question: { kind: 'state' } })
  })

  test.each(["don't finalize it yet", 'not final yet', 'ok', 'yes', 'thanks', 'final paragraph warmer'])(
    '“%s” makes it final',
    (text) => expect(read(text, written).wish).not.toBe('finalize'),
  )
})

describe('between outline and text', () => {
  test.each(['yeah just do it', 'yea go', 'yess', 'write', 'go for it', 'just write it', 'whatever'])(
    '“%s” loops',
    (text) => expect(read(text, outlined).wish).toBe('write'),
  )

  test.each<[string, Record<string, string>]>([
    ['make it warmer', { tone: 'warm' }],
    ['less formal', { tone: 'not too formal' }],
    ['get it signed', { goals: 'get it signed' }],
    [
      'mention: leak over slider, tarp it today, flashing, 2 hrs work',
      { cover: 'leak over slider | tarp it today | flashing | 2 hrs work' },
    ],
    ['price 18,250 w/ new gutters', { offer: '18,250 w/ new gutters' }],
    [
      '32,400, includes cable rail, good till dec 15',
      { offer: '32,400, includes cable rail, good till dec 15' },
    ],
    ['no, not a primer, a proposal', { kind: 'proposal' }],
  ])('“%s” is dropped', (text, wanted) => expect(fields(read(text, outlined))).toEqual(wanted))

  test('a correction of the customer is dropped', () => {
    expect(read('the customer is Petrov', outlined).jobQuery).toBe('Petrov')
    expect(read('the customer is petrov', outlined).jobQuery).toBe('petrov')
  })

  test('a yes after something that was not understood writes what was just corrected', () => {
    const unclear = { ...outlined, unclear: NOT_UNDERSTOOD.length > 0 }
    expect(read('yes', unclear).wish).toBeNull()
    expect(read('yes write it', unclear).wish).toBe('write')
    expect(read('go ahead', unclear).wish).toBe('write')
  })

  test('undo is no command before there is a text, or “put it back” is one', () => {
    expect(read('undo', outlined).wish).toBe('undo')
    expect(read('put it back', outlined).wish).toBeNull()
  })
})

describe('answers to “what should it achieve”', () => {
  test.each([
    'what was the last note there',
    'what stage is he in',
    "what's his phone number",
    'wait whats her phone again',
    'both',
    'the composite one',
    'primer',
  ])('“%s” becomes the goal', (text) => expect(fields(read(text, goals))).toEqual({}))

  test('a refusal with an order becomes the goal', () => {
    expect(read('none, just write it', goals)).toMatchObject({ said: [], skipped: ['goals'], wish: 'write' })
  })

  test.each<[string, Record<string, string>]>([
    [
      'mention the clean-up and that we do our own crews',
      { cover: 'the clean-up | that we do our own crews' },
    ],
    ['offer: $23,500 with gutters until Friday', { offer: '$23,500 with gutters until Friday' }],
    ['so he isnt scared of the deductible', { goals: 'he isnt scared of the deductible' }],
    ['remind him we start sunday at 7', { goals: 'remind him we start sunday at 7' }],
  ])('“%s”', (text, wanted) => expect(fields(read(text, goals))).toEqual(wanted))
})

describe('lists', () => {
  test.each<[string, Record<string, string>]>([
    [
      'primer for Kevin Ashworth. goal: reassure him. Cover: the permit takes two weeks; no mess. avoid the word cheap',
      {
        kind: 'primer',
        goals: 'reassure him',
        cover: 'the permit takes two weeks | no mess',
        avoid: 'cheap',
      },
    ],
    [
      'cover: our crew is on site by 7; she is worried abt noise; no smoking on the property',
      { cover: 'our crew is on site by 7 | she is worried abt noise | no smoking on the property' },
    ],
    [
      'primer for job 2240-01: goal excite him; tone warm, upbeat; cover: hidden fasteners, cable rail; avoid: price, the word cheap; from Marcus Bell; 90 seconds',
      {
        kind: 'primer',
        goals: 'excite him',
        tone: 'warm, upbeat',
        cover: 'hidden fasteners | cable rail',
        avoid: 'price | cheap',
        sender: 'Marcus Bell',
        length: '1.5',
      },
    ],
    [
      'mention that she saves $3,000 and that we start on Monday, December 7',
      { cover: 'that she saves $3,000 | that we start on Monday, December 7' },
    ],
    ['avoid price and competitors', { avoid: 'price | competitors' }],
    ["Don't talk about the delay", { avoid: 'the delay' }],
  ])('%s', (text, wanted) => expect(fields(read(text))).toEqual(wanted))
})

describe('a further script', () => {
  test.each(['now one for Kevin Ashworth', 'now write the proposal for Kevin Ashworth', 'same for Kevin'])(
    '“%s” changes the one at hand',
    (text) => expect(read(text, written)).toMatchObject({ begins: true, wish: null }),
  )

  test('the same customer is looked up by the name of “same”', () => {
    const reading = read('now do a proposal for same customer', written)
    expect(reading).toMatchObject({ begins: true, pointsBack: true, jobQuery: null })
  })

  test.each(['write the ending for people who wait', 'make it shorter for Maria', 'no, for Carlos'])(
    '“%s” begins another',
    (text) => expect(beginsAnother(text)).toBe(false),
  )

  test.each<[string, string | null]>([
    ['no thats the wrong delgado', 'delgado'],
    ['wrong customer', ''],
    ['the wrong price', null],
    ['not that bad', null],
  ])('“%s”', (text, who) => expect(wrongJobIn(text)).toBe(who))

  const drafts = [
    { id: 'a', customerName: 'Jamal Whitaker', title: 'Primer script: Jamal Whitaker' },
    { id: 'b', customerName: 'Rob Smith', title: 'Primer script: Rob Smith' },
  ]
  test.each<[string, string | null, string]>([
    ['back to the Whitaker one', 'a', ''],
    ['back to whitaker, shorter', 'a', 'shorter'],
    ['what about the other one', 'a', ''],
    ['what about the other one, jamal', 'a', ''],
    ["what about whitaker's phone number", null, ''],
    ['back to the drawing board', null, ''],
  ])('“%s” goes to the wrong one', (text, id, rest) => {
    const found = switchedDraft(text, drafts, 'b')
    expect(found?.draft.id ?? null).toBe(id)
    expect(found?.rest ?? '').toBe(rest)
  })
})

describe('plain commands', () => {
  test.each<[string, Partial<ScriptReading>]>([
    ['put back version 1', { wish: 'restore', version: 1 }],
    [
      'swap 2 and 3',
      {
        wish: 'swap',
        paragraphs: [
          { by: 'place', place: 2 },
          { by: 'place', place: 3 },
        ],
      },
    ],
    ['unlock it', { wish: 'unlock', paragraphs: [] }],
    ['cancel', { wish: null, question: { kind: 'way_out', about: '' } }],
    ['delete the second one', { wish: 'remove', paragraphs: [{ by: 'place', place: 2 }] }],
    [
      'second paragraph: say "We met at the home show."',
      { wish: 'append', text: 'We met at the home show.', paragraphs: [{ by: 'place', place: 2 }] },
    ],
    ['put "We start next week." at the end', { wish: 'insert', text: 'We start next week.' }],
    [
      'add "Call me." to the last paragraph',
      { wish: 'append', text: 'Call me.', paragraphs: [{ by: 'ending' }] },
    ],
    ['"plain" is wrong, say "simple"', { wish: 'revise', instruction: 'replace "plain" with "simple"' }],
    ['what does it say about price?', { wish: null, question: { kind: 'text', about: 'price' } }],
    ['looks good but cut paragraph 2', { wish: 'remove', paragraphs: [{ by: 'place', place: 2 }] }],
    ['last para sounds weird', { wish: 'revise' }],
  ])('%s', (text, wanted) => expect(read(text, written)).toMatchObject(wanted))

  test('what is asked to be confirmed cannot be confirmed by a yes', () => {
    expect(read('yes it is right', { ...written, unsourced: ['$19,999'] }).claims).toEqual(['$19,999'])
    expect(read('all of it is right', { ...written, unsourced: ['$1', '$2'] }).claims).toEqual(['$1', '$2'])
  })

  test.each(['take out paragraph 3', 'change "Nguyen" to "Nguyễn"', "it's way too long"])(
    '“%s” is looked up as a customer',
    (text) => expect(jobQueryIn(text, { asked: true })).toBeNull(),
  )
})

test.each<[string, boolean]>([
  ['how we work', false],
  ['what we found on the roof', false],
  ['hows his roof insured', true],
  ['who is his adjuster', true],
  ['do the outline again', false],
])('“%s” is a question: %s', (text, asks) => expect(isQuestion(text)).toBe(asks))
