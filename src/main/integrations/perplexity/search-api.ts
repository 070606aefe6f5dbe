import { z } from 'zod'
import { ServiceError } from '../../core/errors.ts'
import type { WebAnswer } from '../../research/web-search.ts'
import type { PerplexityPost } from './client.ts'
import { pageSchema, toWebResult } from './results.ts'

const replySchema = z.object({ results: z.array(pageSchema) })

export interface SearchQuestion {
  readonly query: string
  readonly limit: number
  /** Only these domains; '-' before one denies it. At most 20; empty for all. */
  readonly domains: readonly string[]
  readonly signal?: AbortSignal | undefined
}

/** POST /search: pages only, deterministic, cheapest. The service answers unknown fields with 400. */
export async function askSearchApi(
  post: PerplexityPost,
  { query, limit, domains, signal }: SearchQuestion,
): Promise<WebAnswer> {
  const body = {
    query,
    max_results: limit,
    max_tokens_per_page: 512,
    country: 'US',
    ...(domains.length > 0 ? { search_domain_filter: domains } : {}),
  }
  const reply = replySchema.safeParse(await post('/search', body, signal))
  if (!reply.success)
    throw new ServiceError(
      'Perplexity sent an answer in a form that is not known.',
      { service: 'perplexity', kind: 'server' },
      { cause: reply.error },
    )
  return { results: reply.data.results.slice(0, limit).map(toWebResult), answer: null }
}
