import { describe, expect, it } from 'vitest'
import { citeAnswer } from '#main/knowledge/cite.ts'
import type { Passage } from '#shared/domain/knowledge-document.ts'

function passage(id: string, text: string): Passage {
  return {
    id,
    documentId: `doc_${id}`,
    document: `${id}.md`,
    title: id,
    collection: 'training',
    heading: 'H',
    text,
    ordinal: 0,
  }
}

const passages = [
  { index: 1, passage: passage('a', 'We like roofs. The deposit is 30 percent. Rain is wet.') },
  { index: 2, passage: passage('b', 'Doors come in oak. Ruth orders them on Friday.') },
]

describe('citations of an answer', () => {
  it('keeps marks that name no passage, or numbers them out of order', () => {
    const { text, citations } = citeAnswer(
      'Ruth orders doors [2]. The deposit is 30 % [1][7]. See [9]. Again [2].',
      passages,
    )
    expect(text).toBe('Ruth orders doors [1]. The deposit is 30 % [2]. See. Again [1].')
    expect(citations.map((one) => one.index)).toEqual([1, 2])
  })

  it('quotes a sentence that does not support the claim', () => {
    const { citations } = citeAnswer('The deposit is 30 % [1]. Ruth places the order [2].', passages)
    expect(citations.map((one) => one.quote)).toEqual([
      'The deposit is 30 percent.',
      'Ruth orders them on Friday.',
    ])
  })

  it.each([
    ['both [1, 2].', 'both [1][2].', 2],
    ['nothing here.', 'nothing here.', 0],
    ['[1]', '[1]', 1],
    ['twice [1][1].', 'twice [1].', 1],
  ])('%j is cited wrongly', (answer, text, count) => {
    const cited = citeAnswer(answer, passages)
    expect(cited.text).toBe(text)
    expect(cited.citations).toHaveLength(count)
  })
})
