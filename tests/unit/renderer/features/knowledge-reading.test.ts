import { describe, expect, it } from 'vitest'
import { headingSteps } from '#renderer/features/knowledge/heading-steps.ts'
import { excerpt, markTerms } from '#renderer/features/knowledge/mark-terms.ts'
import { plainPath } from '#renderer/features/knowledge/plain-path.ts'

const marked = (text: string, query: string) =>
  markTerms(text, query)
    .filter((part) => part.marked)
    .map((part) => part.text)

describe('marking the words of a query', () => {
  it.each([
    ['Kitchens need a deposit of 25 %.', 'deposits for kitchen', ['Kitchens', 'deposit']],
    ['The warranty is for the roof.', 'what is the warranty', ['warranty']],
    ['It is what it is.', 'is it', ['It', 'is', 'it', 'is']],
    ['Nothing here.', 'gutter', []],
  ])('%s', (text, query, words) => {
    expect(marked(text, query)).toEqual(words)
  })

  it('loses or changes text between the marks', () => {
    const text = 'Núñez & Sons, $1,200 – “gutter guards”\nsecond line'
    expect(
      markTerms(text, 'gutter line')
        .map((part) => part.text)
        .join(''),
    ).toBe(text)
  })
})

describe('the excerpt of a long passage', () => {
  const filler = 'Plain words without meaning stand here. '.repeat(20)

  it('shows the beginning although the answer stands at the end', () => {
    const text = `${filler}The deposit for kitchens is a quarter.`
    const cut = excerpt(text, 'kitchen deposit')
    expect(cut).toContain('deposit for kitchens')
    expect(cut.length).toBeLessThan(340)
    expect(cut.startsWith('…')).toBe(true)
  })
  it('cuts a short passage', () => {
    expect(excerpt('Short.\n\nAnd two.', 'two')).toBe('Short. And two.')
  })
  it('cuts a word in half', () => {
    const words = new Set(filler.split(' '))
    const body = excerpt(filler, 'nothing').replace(/…/g, '').trim().split(' ')
    expect(body.every((word) => words.has(word))).toBe(true)
  })
})

it('headings are repeated at each passage, or the title stands twice', () => {
  const passage = (ordinal: number, heading: string) => ({
    id: `p${ordinal}`,
    documentId: 'd',
    document: 'a.md',
    title: 'Warranty',
    collection: 'training' as const,
    heading,
    text: '',
    ordinal,
  })
  const steps = headingSteps([
    passage(2, 'Warranty › Ours › Decks'),
    passage(0, 'Warranty'),
    passage(1, 'Warranty › Ours'),
    passage(3, 'Warranty › Ours › Decks'),
    passage(4, 'Warranty › Transfer'),
  ])
  expect(steps.map((step) => step.fresh)).toEqual([[], ['Ours'], ['Decks'], [], ['Transfer']])
})

it.each([
  ['"C:\\Users\\Dana\\Price book"', 'C:\\Users\\Dana\\Price book'],
  ["'/home/dana/Price book'", '/home/dana/Price book'],
  ['  /home/dana ', '/home/dana'],
  ['file:///home/dana/Price%20book', '/home/dana/Price book'],
  ['file:///C:/Price', 'C:/Price'],
  ['', ''],
])('a pasted path %s is not understood', (pasted, path) => {
  expect(plainPath(pasted)).toBe(path)
})
