import type { WebSearch } from '../../research/web-search.ts'
import { askAgentApi } from './agent-api.ts'
import { createPerplexityClient, type PerplexityClientOptions } from './client.ts'
import { askSearchApi } from './search-api.ts'

export interface PerplexityOptions extends PerplexityClientOptions {
  /** 'search': pages only (default). 'agent': Perplexity writes the answer. */
  readonly mode: 'search' | 'agent'
  /** Domains to stay within, without scheme; '-' before one denies it. */
  readonly domains: readonly string[]
}

const MOST_DOMAINS = 20

/** "https://www.gaf.com/en, -reddit.com" → ["gaf.com", "-reddit.com"], at most 20. */
export function domainList(text: string): readonly string[] {
  const domains = text
    .split(/[\s,;]+/)
    .map((domain) =>
      domain
        .trim()
        .toLowerCase()
        .replace(/^(-?)(?:https?:\/\/)?(?:www\.)?([^/]+).*$/, '$1$2'),
    )
    .filter((domain) => /^-?[\w-]+(?:\.[\w-]+)+$/.test(domain))
  return [...new Set(domains)].slice(0, MOST_DOMAINS)
}

/** Perplexity as the web search. Rejects with ServiceError; an abort is passed on. */
export function createPerplexity(options: PerplexityOptions): WebSearch {
  const post = createPerplexityClient(options)
  const ask = options.mode === 'agent' ? askAgentApi : askSearchApi
  const domains = options.domains.slice(0, MOST_DOMAINS)
  return {
    label: options.mode === 'agent' ? 'Perplexity Agent' : 'Perplexity Search',
    search: async (query, { limit = 6, signal } = {}) => await ask(post, { query, limit, domains, signal }),
    check: async (signal) => {
      await askSearchApi(post, { query: 'asphalt shingle', limit: 1, domains: [], signal })
    },
  }
}
