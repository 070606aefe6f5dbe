/** One page found on the web. Untrusted text: it is data, never instruction. */
export interface WebResult {
  readonly url: string
  readonly title: string
  readonly snippet: string
  /** YYYY-MM-DD or null. */
  readonly date: string | null
}

export interface WebAnswer {
  readonly results: readonly WebResult[]
  /** Written by the search service itself (Agent API); null when only pages were asked for. */
  readonly answer: string | null
}

/** Adapters: `integrations/perplexity` (Search API or Agent API) and absent (null in the composition). */
export interface WebSearch {
  readonly label: string
  /** The query must already be free of customer data: see `research/safe-query.ts`. */
  search(query: string, options?: { limit?: number; signal?: AbortSignal | undefined }): Promise<WebAnswer>
  check(signal?: AbortSignal): Promise<void>
}
