import type { Passage } from '#shared/domain/knowledge-document.ts'
import type { EvidenceTurn } from '#shared/domain/analysis.ts'
import type { WebResult } from '../research/web-search.ts'

export type CitationSource =
  | { readonly kind: 'passage'; readonly passage: Passage }
  | { readonly kind: 'web'; readonly page: WebResult }
  | { readonly kind: 'crm'; readonly record: string; readonly title: string; readonly quote: string }
  | { readonly kind: 'transcript'; readonly turn: EvidenceTurn }

/** Numbers what a turn may cite: [1], [2], … A source keeps its number for the whole turn. */
export interface CitationSources {
  add(source: CitationSource): number
  get(index: number): CitationSource | undefined
}

const keyOf = (source: CitationSource): string => {
  switch (source.kind) {
    case 'passage':
      return `passage:${source.passage.id}`
    case 'web':
      return `web:${source.page.url}`
    case 'crm':
      return `crm:${source.record}`
    case 'transcript':
      return `transcript:${source.turn.transcriptId}:${source.turn.ordinal}`
  }
}

export function createCitationSources(): CitationSources {
  const numbers = new Map<string, number>()
  const sources: CitationSource[] = []
  return {
    add(source) {
      const known = numbers.get(keyOf(source))
      if (known !== undefined) return known
      sources.push(source)
      numbers.set(keyOf(source), sources.length)
      return sources.length
    },
    get: (index) => sources[index - 1],
  }
}
