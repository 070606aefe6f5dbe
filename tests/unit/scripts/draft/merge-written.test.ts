import { describe, expect, test } from 'vitest'
import type { Paragraph } from '#shared/domain/script-draft.ts'
import { mergeWritten } from '#main/scripts/draft/merge-written.ts'
import { par } from './draft-fixture.ts'

let fresh = 0
const newId = (): string => `new${(fresh += 1)}`
const texts = (paragraphs: readonly Paragraph[]): readonly string[] => paragraphs.map(({ text }) => text)

interface Case {
  readonly base: readonly Paragraph[]
  readonly now?: readonly Paragraph[]
  readonly written: readonly Paragraph[]
  readonly asked?: readonly string[]
}
const merge = ({ base, now = base, written, asked }: Case) =>
  mergeWritten({ base, now, written, asked: asked ? new Set(asked) : null, newId })

const [a, b, c] = [
  par('a', 'A', { point: 'x' }),
  par('b', 'B', { point: 'y' }),
  par('c', 'C', { point: 'z' }),
]

describe('what an engine made', () => {
  test('keeps no ids, or two paragraphs share one', () => {
    const { paragraphs } = merge({
      base: [a, b],
      written: [par('a', 'A2'), par('a', 'A3'), par('zzz', 'New')],
    })
    expect(paragraphs[0]).toMatchObject({ id: 'a', text: 'A2' })
    expect(new Set(paragraphs.map(({ id }) => id)).size).toBe(3)
    expect(paragraphs.some(({ id }) => id === 'zzz')).toBe(false)
  })

  test('changes a locked paragraph, or leaves it out', () => {
    const locked = { ...b, locked: true }
    const changed = merge({ base: [a, locked, c], written: [par('a', 'A2'), par('b', 'B2'), par('c', 'C2')] })
    expect(texts(changed.paragraphs)).toEqual(['A2', 'B', 'C2'])
    const left = merge({ base: [a, locked, c], written: [par('a', 'A2'), par('c', 'C2')] })
    expect(texts(left.paragraphs)).toEqual(['A2', 'B', 'C2'])
    expect(left.paragraphs[1]).toEqual(locked)
  })

  test('says the point of a locked paragraph a second time', () => {
    const locked = { ...b, locked: true }
    const { paragraphs } = merge({
      base: [a, locked],
      written: [par('1', 'A2', { point: 'x' }), par('2', 'B2', { point: 'y' })],
    })
    expect(texts(paragraphs)).toEqual(['A2', 'B'])
  })

  test('locks something by itself, or leaves an empty paragraph', () => {
    const { paragraphs } = merge({ base: [a], written: [par('a', ' A2 ', { locked: true }), par('n', '  ')] })
    expect(paragraphs).toEqual([{ ...a, text: 'A2' }])
  })

  test('a revision of one paragraph changes another, or moves what it added', () => {
    const written = [par('b', 'B2'), par('n', 'Added'), par('c', 'C2')]
    const { paragraphs } = merge({ base: [a, b, c], written, asked: ['b'] })
    expect(texts(paragraphs)).toEqual(['A', 'B2', 'Added', 'C'])
    const only = merge({ base: [a, b, c], written: [par('b', 'B2'), par('n', 'Added')], asked: ['b'] })
    expect(texts(only.paragraphs)).toEqual(['A', 'B2', 'Added', 'C'])
  })
})

describe('what a person did meanwhile', () => {
  test('is lost to the engine', () => {
    const now = [a, { ...b, text: 'Mine' }, c]
    const { paragraphs, remarks } = merge({
      base: [a, b, c],
      now,
      written: [par('a', 'A2'), par('b', 'B2'), c],
    })
    expect(texts(paragraphs)).toEqual(['A2', 'Mine', 'C'])
    expect(remarks).toEqual(['You changed “Mine” meanwhile; your words were kept.'])
  })

  test('is said twice when the engine wrote everything anew', () => {
    const now = [a, { ...b, text: 'Mine' }]
    const written = [par('1', 'A2', { point: 'x' }), par('2', 'B2', { point: 'y' })]
    const { paragraphs, remarks } = merge({ base: [a, b], now, written })
    expect(texts(paragraphs)).toEqual(['A2', 'Mine'])
    expect(remarks).toHaveLength(1)
  })

  test('is remarked on though the engine left it alone', () => {
    const { remarks, paragraphs } = merge({
      base: [a, b],
      now: [{ ...a, text: 'Mine' }, b],
      written: [a, par('b', 'B2')],
    })
    expect(texts(paragraphs)).toEqual(['Mine', 'B2'])
    expect(remarks).toEqual([])
  })

  test('a lock set meanwhile does not hold', () => {
    const { paragraphs } = merge({ base: [a], now: [{ ...a, locked: true }], written: [par('a', 'A2')] })
    expect(paragraphs).toEqual([{ ...a, locked: true }])
  })

  test('a paragraph added by hand is dropped, one removed comes back', () => {
    const added = par('mine', 'Mine')
    const { paragraphs, remarks } = merge({
      base: [a, b],
      now: [a, added],
      written: [par('a', 'A2'), par('b', 'B2')],
    })
    expect(texts(paragraphs)).toEqual(['A2', 'Mine'])
    expect(remarks).toEqual(['You removed “B” meanwhile; it stays removed.'])
  })
})
