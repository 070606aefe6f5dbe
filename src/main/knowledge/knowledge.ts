import type { Collection } from '#shared/domain/citation.ts'
import type {
  KnowledgeDocument,
  KnowledgeSource,
  Passage,
  RankedPassage,
} from '#shared/domain/knowledge-document.ts'

export interface SearchOptions {
  readonly limit?: number
  readonly collection?: Collection | null
  readonly signal?: AbortSignal | undefined
}

/** What the passages say about a question, judged by code before any model sees it. */
export interface Evidence {
  readonly passages: readonly RankedPassage[]
  /**
   * Share of the question's content (weighted by how rare each term is in the index) that the best passages
   * contain, 0 to 1. Below `answerable` the documents do not answer the question.
   */
  readonly support: number
  readonly answerable: boolean
  /** Content terms of the question that no passage contains. */
  readonly missingTerms: readonly string[]
}

/** Company documents: sources, sync, search. */
export interface Knowledge {
  search(query: string, options?: SearchOptions): Promise<readonly RankedPassage[]>
  evidence(question: string, options?: SearchOptions): Promise<Evidence>
  passage(id: string): Passage | null
  document(id: string): { readonly document: KnowledgeDocument; readonly passages: readonly Passage[] } | null
  documents(filter: { sourceId: string | null; collection: Collection | null }): readonly KnowledgeDocument[]
  sources(): readonly KnowledgeSource[]
  /**
   * Adds (or finds) the folder as a source and indexes it. The practice source is switched off by the
   * first real one.
   */
  addFolder(path: string): Promise<KnowledgeSource>
  removeSource(sourceId: string): void
  setEnabled(sourceId: string, enabled: boolean): KnowledgeSource
  /** Resolves when the named source (null: every enabled one) has been synchronised. */
  sync(sourceId: string | null, signal?: AbortSignal): Promise<void>
  /** Copies a document into the workspace's own documents folder and indexes it. */
  importDocument(name: string, content: Uint8Array, collection: Collection): Promise<KnowledgeDocument>
  /** Follows folders and, on an interval, S3; the result stops it. */
  watch(): () => void
}

/** One entry of a source. `version` is opaque: equal means unchanged. */
export interface SourceEntry {
  readonly path: string
  readonly version: string
  readonly size: number
  readonly modifiedAt: number | null
}

/**
 * Where documents come from. Adapters: `local/documents` (folder) and `integrations/s3`; one contract
 * suite.
 */
export interface DocumentSource {
  list(signal?: AbortSignal): AsyncIterable<SourceEntry>
  /** Bytes of an entry, or null when `knownVersion` still holds (S3: 304). */
  read(path: string, knownVersion: string | null, signal?: AbortSignal): Promise<Uint8Array | null>
  /** Present where changes can be noticed: calls back after something changed; the result stops it. */
  watch?(onChange: () => void): () => void
  check(signal?: AbortSignal): Promise<void>
}
