import { UserError } from '../core/errors.ts'
import { legible, safeQuery, type Removed } from './safe-query.ts'
import type { WebResult, WebSearch } from './web-search.ts'

export interface WebResearchOptions {
  /** Null when no search service is set up. */
  readonly search: WebSearch | null
  /** Names of customers that a text mentions, as the CRM knows them. */
  readonly customersIn: (text: string, signal?: AbortSignal) => Promise<readonly string[]>
  /** Our own company's name; read for every search, because settings change. */
  readonly company: () => string
}

export interface WebFindings {
  /** What was really asked, free of customer data. */
  readonly query: string
  readonly removed: readonly Removed[]
  readonly answer: string | null
  /** Numbered from 1, as they are cited. */
  readonly results: readonly (WebResult & { readonly index: number })[]
}

export type SearchTheWeb = (
  text: string,
  options?: { limit?: number; signal?: AbortSignal | undefined },
) => Promise<WebFindings>

const HTTP = /^https?:\/\//i

/**
 * One web search with customer data taken out first. Rejects with UserError when search is not set up
 * ('SEARCH_NOT_SET_UP') or nothing may be asked ('QUERY_PRIVATE'), with ServiceError from the service; when
 * the customers cannot be looked up nothing is sent.
 */
export function createSearchTheWeb({ search, customersIn, company }: WebResearchOptions): SearchTheWeb {
  return async (text, { limit = 6, signal } = {}) => {
    if (!search)
      throw new UserError(
        'SEARCH_NOT_SET_UP',
        'Web search is not set up yet.',
        'Open Settings → Web search and enter a Perplexity API key.',
      )
    // Letters that only look different must not hide a name from the look-up.
    const customers = await customersIn(legible(text), signal)
    const { query, removed } = safeQuery(text, { customers, company: company() })
    if (query === '')
      throw new UserError(
        'QUERY_PRIVATE',
        'Without customer data nothing is left to search for.',
        'Ask for the product or topic itself, without names, addresses or numbers of customers.',
      )
    const found = await search.search(query, { limit, signal })
    const seen = new Set<string>()
    const pages = found.results.filter(({ url }) => HTTP.test(url) && !seen.has(url) && seen.add(url))
    return {
      query,
      removed,
      answer: found.answer,
      results: pages.slice(0, limit).map((page, at) => ({ ...page, index: at + 1 })),
    }
  }
}
