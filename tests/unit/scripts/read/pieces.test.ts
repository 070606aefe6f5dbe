import { describe, expect, test } from 'vitest'
import type { DraftSlots } from '#shared/domain/script-draft.ts'
import { askedIn, askedNow, askFor } from '#main/scripts/read/asked.ts'
import { listOf } from '#main/scripts/read/clauses.ts'
import { groundScriptReading, type ReadByModel } from '#main/scripts/read/ground-script-reading.ts'
import { minutesIn } from '#main/scripts/read/minutes.ts'
import { namedParagraphs, paragraphRefs } from '#main/scripts/read/paragraphs.ts'
import { readScript } from '#main/scripts/read/read-script.ts'
import { callsBackScript, namedDraft, withoutCallBack } from '#main/scripts/read/resume.ts'
import { emptyContext } from '#main/scripts/read/script-reading.ts'
import { fieldChanges } from '#main/scripts/read/to-changes.ts'

describe('length', () => {
  test.each([
    ['keep it under three minutes', '3'],
    ['about 90 seconds', '1.5'],
    ['a minute and a half', '1.5'],
    ['one to two minutes', '1.5'],
    ['two minute proposal', '2'],
    ['make it 1:30', '1.5'],
    ['half a minute tops', '0.5'],
  ])('%s', (text, minutes) => {
    expect(minutesIn(text)?.value).toBe(minutes)
  })

  test.each([
    'the 30 minute visit',
    'I present at 4:30',
    'we were there 20 minutes later',
    'the roof is 20 years old',
  ])('%s is no length', (text) => {
    expect(minutesIn(text)).toBeNull()
  })
})

test('a list loses its entries, or splits a pair or an amount', () => {
  expect(listOf('the warranty, the crew and the clean-up')).toEqual([
    'the warranty',
    'the crew',
    'the clean-up',
  ])
  expect(listOf('soffit and fascia')).toEqual(['soffit and fascia'])
  expect(listOf('the $24,850 price')).toEqual(['the $24,850 price'])
})

describe('paragraphs', () => {
  const paragraph = (id: string, text: string) => ({ id, point: id, text, locked: false })
  const draft = {
    paragraphs: [
      paragraph('a', 'Hi Maria.'),
      paragraph('b', 'Your warranty runs for years.'),
      paragraph('c', 'The price is fair.'),
      paragraph('d', 'See you.'),
    ],
    outline: [],
  }
  test.each([
    ['the second paragraph', ['b']],
    ['the first and third paragraph', ['a', 'c']],
    ['paragraph 4', ['d']],
    ['the ending', ['d']],
    ['the part about warranties', ['b']],
    ['the last one', ['d']],
    ['everything', []],
  ])('%s', (text, ids) => {
    expect(namedParagraphs(paragraphRefs(text), draft).ids).toEqual(ids)
  })

  test('a paragraph that is not there is taken for the whole text', () => {
    expect(namedParagraphs(paragraphRefs('the seventh paragraph'), draft).unknown).toEqual(['paragraph 7'])
  })
})

describe('questions', () => {
  test('two things are asked that no short answer covers, or a question is not known again', () => {
    expect(askedNow({ missing: ['kind', 'job', 'goals'] })).toEqual(['kind', 'job'])
    expect(askedNow({ missing: ['goals', 'offer', 'sender'] })).toEqual(['goals'])
    for (const missing of [
      ['kind', 'job'],
      ['job'],
      ['tone', 'length'],
      ['cover'],
      ['offer'],
      ['sender'],
    ] as const) {
      const asked = askedNow({ missing: [...missing] })
      expect(askedIn(`Noted. ${askFor({ missing: [...missing] })} Or say “skip it”.`)).toEqual(asked)
    }
    expect(askedIn('5 jobs in Negotiation')).toEqual([])
  })
})

describe('going back', () => {
  test('the rest of a message that goes back is lost', () => {
    expect(callsBackScript('good, back to the script then')).toBe(true)
    expect(callsBackScript('back to the new client')).toBe(false)
    expect(withoutCallBack('good, back to the script then')).toBe('')
    expect(withoutCallBack('back to the script, make it warmer')).toBe('make it warmer')
    expect(withoutCallBack('make it warmer')).toBe('make it warmer')
  })

  test('the wrong one of two scripts is taken up', () => {
    const drafts = [
      { id: '1', customerName: 'Maria Ortiz', jobNumber: '2231-01', title: 'Primer script: Maria Ortiz' },
      { id: '2', customerName: 'Harold Ellis', jobNumber: '2290-01', title: 'Proposal script: Harold Ellis' },
    ]
    expect(namedDraft('back to the Ellis script', drafts)?.id).toBe('2')
    expect(namedDraft('back to the primer', drafts)?.id).toBe('1')
    expect(namedDraft('back to the script', drafts)).toBeNull()
  })
})

const slots: DraftSlots = {
  kind: { status: 'filled', value: 'primer', words: '', by: 'chat' },
  job: { status: 'empty' },
  goals: { status: 'empty' },
  tone: { status: 'filled', value: 'warm, plain', words: '', by: 'default' },
  length: { status: 'empty' },
  cover: { status: 'filled', value: 'the crew', words: '', by: 'chat' },
  avoid: { status: 'empty' },
  offer: { status: 'empty' },
  sender: { status: 'empty' },
}

test('a further point replaces the earlier ones, or stands twice', () => {
  const reading = readScript('mention the warranty and mention the crew', emptyContext)
  const [change] = fieldChanges({ slots, missing: [] }, reading, null)
  expect(change).toMatchObject({ field: 'cover', value: 'the crew\nthe warranty' })
})

test('“the rest is up to you” skips what is for whom', () => {
  const reading = readScript('you decide the rest', emptyContext)
  const changes = fieldChanges({ slots, missing: ['kind', 'job', 'goals', 'sender'] }, reading, null)
  expect(changes.map((change) => change.type === 'set_field' && change.field)).toEqual(['goals', 'sender'])
})

describe('a model’s reading', () => {
  const nothing: ReadByModel = {
    kind: null,
    job: null,
    goals: null,
    tone: null,
    length: null,
    cover: [],
    avoid: [],
    offer: null,
    sender: null,
    skipped: [],
    wish: null,
    paragraphs: [],
    version: null,
    question: null,
  }
  const ground = (text: string, model: Partial<ReadByModel>, context = emptyContext) =>
    groundScriptReading({ ...nothing, ...model }, readScript(text, context), text, context)

  test('a name, a figure or a command that nobody said counts', () => {
    const { reading, invented } = ground('something for the couple on Elm Street', {
      job: 'Maria Ortiz',
      offer: { value: '$9,000', words: 'couple' },
      wish: 'finalize',
    })
    expect(reading).toMatchObject({ jobQuery: null, wish: null, said: [] })
    expect(invented).toEqual(['offer', 'job'])
  })

  test('what was said in words that the rules do not know is lost', () => {
    const text = 'the Elm Street couple should leave the table knowing we stand behind the work'
    const { reading } = ground(text, {
      goals: { value: 'knowing we stand behind the work', words: 'knowing we stand behind the work' },
      job: 'Elm Street',
    })
    expect(reading.said).toMatchObject([{ field: 'goals', value: 'knowing we stand behind the work' }])
    expect(reading.jobQuery).toBe('Elm Street')
  })
})
