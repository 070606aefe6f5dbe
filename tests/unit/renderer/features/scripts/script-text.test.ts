import { describe, expect, it } from 'vitest'
import { claimParts, claimsToSettle } from '#renderer/features/scripts/editor/claim-parts.ts'
import { inlineDiff } from '#renderer/features/scripts/editor/inline-diff.ts'
import { versionRows } from '#renderer/features/scripts/editor/version-rows.ts'
import {
  addPoint,
  changePoint,
  movePoint,
  removePoint,
} from '#renderer/features/scripts/editor/outline-moves.ts'
import { claim, draftOf, paragraph } from './script-fixture.ts'

describe('claims in the text', () => {
  const text = 'It costs $24,850, not $21,000.'

  it('marks shift the words, or lose some', () => {
    const parts = claimParts(paragraph('a', text), [
      claim('a', '$21,000', 22),
      claim('b', 'It', 0),
      claim('a', '$24,850', 9, 'fact'),
    ])
    expect(parts.map((part) => part.text).join('')).toBe(text)
    expect(parts.map((part) => [part.text, part.claim?.factId])).toEqual([
      ['It costs ', undefined],
      ['$24,850', 'fact'],
      [', not ', undefined],
      ['$21,000', null],
      ['.', undefined],
    ])
  })

  it('a claim of an older text breaks the paragraph', () => {
    const stale = [claim('a', 'x', 400), { ...claim('a', '', 3), end: 3 }]
    expect(claimParts(paragraph('a', text), stale)).toEqual([{ text, claim: null }])
  })

  it('a sourced claim hides one without a source at the same place', () => {
    const both = [claim('a', '$24,850, not $21,000', 9, 'fact'), claim('a', '$24,850', 9)]
    expect(claimParts(paragraph('a', text), both).find((part) => part.claim)?.claim?.factId).toBeNull()
  })

  it('the same price is to be settled twice, or in the wrong order', () => {
    const draft = draftOf({
      paragraphs: [paragraph('a', text), paragraph('b', text)],
      claims: [claim('b', '$5', 0), claim('b', '$9', 9), claim('a', '$9', 0), claim('a', '$1', 3, 'fact')],
    })
    const open = claimsToSettle(draft).map((one) => [one.claim.text, one.paragraph])
    expect(open).toEqual([
      ['$9', 1],
      ['$5', 2],
    ])
  })
})

describe('what changed between two versions', () => {
  it('words of one side are lost or doubled', () => {
    const before = 'Thank you for your time on Tuesday. We found two soft spots.'
    const after = 'Thank you on Friday. We carefully found two soft spots in the deck.'
    const parts = inlineDiff(before, after)
    const side = (other: string): string =>
      parts
        .filter((part) => part.kind !== other)
        .map((part) => part.text)
        .join('')
    expect(side('added')).toBe(before)
    expect(side('gone')).toBe(after)
  })

  it('a rewritten phrase alternates word by word', () => {
    expect(inlineDiff('red green blue', 'one two three')).toEqual([
      { text: 'red green blue', kind: 'gone' },
      { text: 'one two three', kind: 'added' },
    ])
  })

  it('a text too long to compare reads as unchanged', () => {
    const long = 'word '.repeat(700)
    expect(inlineDiff(long, `${long}end`).map((part) => part.kind)).toEqual(['gone', 'added'])
    expect(inlineDiff(long, long).map((part) => part.kind)).toEqual(['same'])
  })

  it.each([
    ['ab', 'ab', ['a|a', 'b|b']],
    ['ab', 'axb', ['a|a', '|x', 'b|b']],
    ['abc', 'ac', ['a|a', 'b|', 'c|c']],
    // Rewritten under a new id in the same place.
    ['abc', 'axc', ['a|a', 'b|x', 'c|c']],
    ['', 'ab', ['|a', '|b']],
    ['ab', '', ['a|', 'b|']],
    // Moved: the pair stands where it was, none is lost.
    ['ab', 'ba', ['a|a', 'b|b']],
  ])('from "%s" to "%s" a paragraph is lost or paired wrongly', (before, after, rows) => {
    const of = (ids: string) => Array.from(ids).map((id) => paragraph(id, id))
    const shown = versionRows(of(before), of(after)).map((row) => `${row.before ?? ''}|${row.after ?? ''}`)
    expect(shown).toEqual(rows)
  })
})

describe('the outline', () => {
  const outline = ['a', 'b', 'c'].map((key) => ({ key, title: key.toUpperCase(), note: '' }))
  const keys = (points: readonly { readonly key: string }[]): string => points.map(({ key }) => key).join('')

  it.each([
    ['b', -1, 'bac'],
    ['b', 1, 'acb'],
    ['a', -1, 'abc'],
    ['c', 1, 'abc'],
    ['x', 1, 'abc'],
  ] as const)('moving %s by %d loses a point or leaves the list', (key, by, order) => {
    expect(keys(movePoint(outline, key, by))).toBe(order)
  })

  it('a new point takes the key of another, and renaming empties a title', () => {
    const more = addPoint(addPoint(outline, ' Close '), 'More')
    expect(new Set(more.map((point) => point.key)).size).toBe(5)
    expect(addPoint(removePoint(more, 'a'), 'Again').length).toBe(5)
    expect(new Set(addPoint(removePoint(more, 'a'), 'Again').map((point) => point.key)).size).toBe(5)
    expect(more[3]?.title).toBe('Close')
    expect(changePoint(outline, 'a', { title: '  ' })[0]?.title).toBe('A')
    expect(changePoint(outline, 'a', { note: 'x' })[0]).toEqual({ key: 'a', title: 'A', note: 'x' })
  })
})
