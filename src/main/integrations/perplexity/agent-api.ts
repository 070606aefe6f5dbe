import { z } from 'zod'
import { ServiceError } from '../../core/errors.ts'
import type { WebAnswer } from '../../research/web-search.ts'
import { perplexityError, type PerplexityPost } from './client.ts'
import { pageSchema, toWebResult } from './results.ts'
import type { SearchQuestion } from './search-api.ts'

const replySchema = z.object({
  status: z.string(),
  error: z.object({ message: z.string().nullish() }).nullish(),
  output: z
    .array(
      z.object({
        type: z.string(),
        results: z.array(pageSchema).optional(),
        content: z.array(z.object({ type: z.string(), text: z.string().optional() })).optional(),
      }),
    )
    .default([]),
})

const INSTRUCTIONS =
  'Answer briefly for a contractor in the United States. Use only what the search results say and mark ' +
  'each ' +
  'claim with the number of its source in square brackets.'

/** POST /v1/agent with a forced web search; the service writes the answer. A failure can come as HTTP 200. */
export async function askAgentApi(
  post: PerplexityPost,
  { query, limit, domains, signal }: SearchQuestion,
): Promise<WebAnswer> {
  const filters = domains.length > 0 ? { filters: { search_domain_filter: domains } } : {}
  const body = {
    model: 'perplexity/sonar',
    input: query,
    instructions: INSTRUCTIONS,
    tools: [{ type: 'web_search', max_results: limit, user_location: { country: 'US' }, ...filters }],
    tool_choice: { type: 'web_search' },
    max_output_tokens: 800,
    store: false,
  }
  const reply = replySchema.safeParse(await post('/v1/agent', body, signal))
  if (!reply.success)
    throw new ServiceError(
      'Perplexity sent an answer in a form that is not known.',
      { service: 'perplexity', kind: 'server' },
      { cause: reply.error },
    )
  const { status, error, output } = reply.data
  if (status !== 'completed' && status !== 'incomplete')
    throw perplexityError(undefined, error?.message ?? `status ${status}`)
  const pages = output.filter(({ type }) => type === 'search_results').flatMap(({ results = [] }) => results)
  const said = output
    .filter(({ type }) => type === 'message')
    .flatMap(({ content = [] }) => content.map(({ text = '' }) => text))
    .join('')
    .trim()
  return { results: pages.slice(0, limit).map(toWebResult), answer: said || null }
}
