import type { Citation } from '#shared/domain/citation.ts'
import { quoteFor } from '#shared/text/quote-for.ts'
import type { CitationSources } from '../agents/citation-sources.ts'

const MARK = /\[(\d{1,3})\]/g

/** The sentence a mark stands behind: from the last sentence end before it. */
function claimBefore(text: string, position: number): string {
  const before = text.slice(Math.max(0, position - 400), position).replace(MARK, '')
  return (
    before
      .split(/(?<=[.!?])\s+|\n+/)
      .at(-1)
      ?.trim() || before.trim()
  )
}

/** Citations for the [n] marks of an answer, each with the words of the source that support the claim best. */
export function citationsOf(text: string, sources: CitationSources): readonly Citation[] {
  const found = new Map<number, Citation>()
  for (const mark of text.matchAll(MARK)) {
    const index = Number(mark[1])
    const source = sources.get(index)
    if (!source || found.has(index)) continue
    const claim = claimBefore(text, mark.index)
    switch (source.kind) {
      case 'passage': {
        const { passage } = source
        found.set(index, {
          kind: 'passage',
          index,
          passageId: passage.id,
          documentId: passage.documentId,
          title: passage.title,
          heading: passage.heading,
          quote: quoteFor(claim, passage.text),
        })
        break
      }
      case 'web':
        found.set(index, { ...source.page, kind: 'web', index, quote: source.page.snippet })
        break
      case 'crm':
        found.set(index, {
          kind: 'crm',
          index,
          record: source.record,
          title: source.title,
          quote: source.quote,
        })
        break
    }
  }
  return [...found.values()].toSorted((a, b) => a.index - b.index)
}
