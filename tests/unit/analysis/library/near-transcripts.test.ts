import { describe, expect, test } from 'vitest'
import {
  createFindInspirations,
  nearTranscripts,
  type Summarised,
} from '#main/analysis/library/near-transcripts.ts'
import type { Distillation, Outcome, Transcript } from '#shared/domain/transcript.ts'

const empty: Distillation = {
  need: [],
  objections: [],
  priceTalk: [],
  commitments: [],
  nextStep: null,
  opening: null,
  close: null,
  tone: [],
  phrases: [],
}
const finding = (text: string) => ({ text, turns: [1] })
function summarised(
  id: string,
  about: {
    trade: Transcript['projectTypes'][number]
    outcome: Outcome | null
    need?: string
    phrases?: string[]
  },
  objections: Distillation['objections'] = [],
): Summarised {
  const content = {
    ...empty,
    need: about.need ? [finding(about.need)] : [],
    objections,
    phrases: (about.phrases ?? [`phrase of ${id}`]).map(finding),
  }
  const transcript = { id, title: id, projectTypes: [about.trade], outcome: about.outcome, heldAt: null }
  return { transcript: transcript as unknown as Transcript, content }
}
const ids = (found: readonly { transcript: Transcript }[]): readonly string[] =>
  found.map((one) => one.transcript.id)

describe('near transcripts', () => {
  test('another trade, or a lost one, comes before a won one of the same trade', () => {
    const among = [
      summarised('deck won', { trade: 'Decks', outcome: 'won', need: 'price of the roof' }),
      summarised('roof lost', { trade: 'Roofing', outcome: 'lost', need: 'price of the roof' }),
      summarised('roof won', { trade: 'Roofing', outcome: 'won' }),
      summarised('roof open', { trade: 'Roofing', outcome: 'open' }),
    ]
    const near = nearTranscripts({ trades: ['Roofing'], words: 'price of the roof' }, among)
    expect(ids(near)).toEqual(['roof won', 'roof open', 'roof lost', 'deck won'])
  })

  test('words do not matter among equals, or common ones matter most', () => {
    const among = [
      summarised('a', { trade: 'Roofing', outcome: 'won', need: 'a roof that is old, old roof, roof' }),
      summarised('b', { trade: 'Roofing', outcome: 'won', need: 'a roof for the financing' }),
      summarised('c', { trade: 'Roofing', outcome: 'won', need: 'roof' }),
    ]
    expect(ids(nearTranscripts({ trades: [], words: 'financing a roof' }, among))[0]).toBe('b')
  })

  test('the reason says less than trade, outcome and objection', () => {
    const objection = { ...finding('It costs too much'), kind: 'price' as const, answer: null }
    const [near] = nearTranscripts({ trades: ['Roofing'], words: 'price' }, [
      summarised('a', { trade: 'Roofing', outcome: 'won' }, [objection]),
    ])
    expect(near?.why).toBe('Roofing, won, price objection')
  })
})

describe('inspirations', () => {
  const find = (among: readonly Summarised[], words = '') =>
    createFindInspirations(() => among)({ kind: 'proposal', trades: ['Roofing'], words })

  test('more than five sentences, or all of them from one conversation', () => {
    const many = Array.from({ length: 4 }, (_, i) =>
      summarised(`t${i}`, {
        trade: 'Roofing',
        outcome: 'won',
        phrases: ['one', 'two', 'three'].map((p) => `${p} of ${i}`),
      }),
    )
    const found = find(many)
    expect(found).toHaveLength(5)
    expect(new Set(found.map((one) => one.transcriptId)).size).toBe(4)
  })

  test('a sentence that has nothing to do with the words is preferred', () => {
    const phrases = ['Good morning.', 'Nice dog.', 'The warranty stays with the house.']
    const [found] = find(
      [summarised('t', { trade: 'Roofing', outcome: 'won', phrases })],
      'mention the warranty',
    )
    expect(found).toMatchObject({ text: phrases[2], turns: [1], transcriptId: 't', title: 't' })
  })

  test('a conversation without a sentence takes a place, or nothing is there', () => {
    const bare = summarised('bare', { trade: 'Roofing', outcome: 'won', phrases: [] })
    const other = summarised('other', { trade: 'Decks', outcome: 'lost' })
    expect(find([bare, other]).map((one) => one.transcriptId)).toEqual(['other'])
    expect(find([])).toEqual([])
  })
})
