import type { Citation } from '#shared/domain/citation.ts'
import type { CitationSource, CitationSources } from '../agents/citation-sources.ts'
import { quoteBefore } from '../knowledge/cite.ts'

/** [3] and [1, 4] alike. */
const MARK = /\[(\d{1,3}(?:\s*[,;]\s*\d{1,3})*)\]/g

function toCitation(source: CitationSource, index: number, before: string): Citation {
  switch (source.kind) {
    case 'passage':
      return {
        kind: 'passage',
        index,
        passageId: source.passage.id,
        documentId: source.passage.documentId,
        title: source.passage.title,
        heading: source.passage.heading,
        quote: quoteBefore(before, source.passage),
      }
    case 'web': {
      const { url, title, date, snippet } = source.page
      return { kind: 'web', index, url, title, date, quote: snippet }
    }
    case 'crm':
      return { ...source, index }
    case 'transcript': {
      const { transcriptId, title, ordinal, speaker, start, text } = source.turn
      return { kind: 'transcript', index, transcriptId, title, ordinal, speaker, start, quote: text }
    }
  }
}

/**
 * Citations for the [n] marks of an answer, each with the words of the source that support the claim best.
 */
export function citationsOf(text: string, sources: CitationSources): readonly Citation[] {
  const found = new Map<number, Citation>()
  for (const mark of text.matchAll(MARK)) {
    for (const index of (mark[1] ?? '').split(/[,;]/).map(Number)) {
      const source = sources.get(index)
      if (!source || found.has(index)) continue
      found.set(index, toCitation(source, index, text.slice(0, mark.index)))
    }
  }
  return [...found.values()].toSorted((a, b) => a.index - b.index)
}
