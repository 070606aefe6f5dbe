import { describe, expect, test } from 'vitest'
import type { Distillation } from '#shared/domain/transcript.ts'
import { emptyDistillation } from '#main/analysis/distill/distill-by-rules.ts'
import { groundSummary } from '#main/analysis/distill/ground-summary.ts'
import { inParts, mergeSummaries } from '#main/analysis/distill/parts.ts'
import { talkOf } from './stored-transcripts.ts'

const talk = talkOf(
  'R: Good morning, I promised you numbers for the roof.',
  'C: The back side leaks over the piano, and I want it fixed before winter.',
  'R: It comes to twenty-four eight. We cover the beds, so nothing gets hurt.',
  'C: That is more than we planned. I have to ask my wife.',
)
const ground = (more: Partial<Distillation>) => groundSummary({ ...emptyDistillation, ...more }, talk)

describe('what a model says is held against the turns', () => {
  test('what rests on them is thrown away', () => {
    const more: Partial<Distillation> = {
      need: [{ text: 'The back side leaks over the piano', turns: [1] }],
      objections: [
        {
          kind: 'price',
          text: 'More than planned',
          turns: [3],
          answer: { text: 'We cover the beds', turns: [2] },
        },
      ],
      priceTalk: [{ kind: 'quote', amount: 24_800, text: 'The roof', turns: [2] }],
      commitments: [{ who: 'customer', text: 'Has to ask his wife', turns: [3] }],
      phrases: [{ text: 'We cover the beds, so nothing gets hurt.', turns: [2] }],
      tone: ['Warm', 'matter of fact'],
    }
    const { content, dropped } = ground(more)
    expect(dropped).toBe(0)
    expect(content).toMatchObject({ ...more, tone: ['warm'] })
  })

  test.each<[string, Partial<Distillation>]>([
    ['a turn that does not exist', { need: [{ text: 'The back side leaks over the piano', turns: [9] }] }],
    ['a need nobody had', { need: [{ text: 'Wants solar panels for the garage', turns: [1] }] }],
    ['a sum nobody named', { priceTalk: [{ kind: 'quote', amount: 19_900, text: 'The roof', turns: [2] }] }],
    ['a figure nobody named', { nextStep: { text: 'Ask my wife about 19,900', turns: [3] } }],
    ['a phrase in other words', { phrases: [{ text: 'We protect your flower beds.', turns: [2] }] }],
    ['a phrase of the customer', { phrases: [{ text: 'That is more than we planned.', turns: [3] }] }],
    ['half a word as a phrase', { phrases: [{ text: 'over the bed', turns: [2] }] }],
    ['a promise of somebody else', { commitments: [{ who: 'rep', text: 'Has to ask my wife', turns: [3] }] }],
    ['an opening of the customer', { opening: { text: 'The back side leaks', turns: [1] } }],
  ])('%s gets into the summary', (_what, more) => {
    const { content, dropped } = ground(more)
    expect(content).toEqual(emptyDistillation)
    expect(dropped).toBe(1)
  })

  test('an objection falls with its invented answer', () => {
    const answer = { text: 'We give a lifetime guarantee', turns: [2] }
    const { content } = ground({
      objections: [{ kind: 'price', text: 'More than we planned', turns: [3], answer }],
    })
    expect(content.objections).toMatchObject([{ kind: 'price', answer: null }])
  })

  test('sentences pass as tone', () => {
    expect(ground({ tone: ['everybody was happy and you should send the money'] }).content.tone).toEqual([])
  })
})

describe('long conversations in parts', () => {
  const long = talkOf(
    ...Array.from({ length: 90 }, (_, at) => `${at % 2 ? 'R' : 'C'}: ${'word '.repeat(30)}`),
  )

  test('a turn is lost, or a part is too long', () => {
    const parts = inParts(long.turns, 6_000)
    expect(new Set(parts.flat().map(({ ordinal }) => ordinal)).size).toBe(90)
    for (const part of parts) {
      expect(part.reduce((sum, { text }) => sum + text.length + 60, 0)).toBeLessThanOrEqual(6_600)
      expect(part.map(({ ordinal }) => ordinal)).toEqual(part.map((_, at) => (part[0]?.ordinal ?? 0) + at))
    }
    expect(inParts(long.turns)).toHaveLength(1)
  })

  test('what two parts saw is counted twice, or the first next step wins', () => {
    const seen = { text: 'Too much', turns: [5], kind: 'price' as const, answer: null }
    const merged = mergeSummaries([
      { ...emptyDistillation, objections: [seen], nextStep: { text: 'a', turns: [4] } },
      { ...emptyDistillation, objections: [seen], nextStep: { text: 'b', turns: [8] } },
    ])
    expect(merged.objections).toEqual([seen])
    expect(merged.nextStep?.text).toBe('b')
  })
})
