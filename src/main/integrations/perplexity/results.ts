import { z } from 'zod'
import type { WebResult } from '../../research/web-search.ts'

/** A page as both APIs give it; everything but the address may be missing. */
export const pageSchema = z.object({
  url: z.string(),
  title: z.string().nullish(),
  snippet: z.string().nullish(),
  date: z.string().nullish(),
  last_updated: z.string().nullish(),
})
type Page = z.infer<typeof pageSchema>

const MAX_SNIPPET = 1_500

export function toWebResult({ url, title, snippet, date, last_updated }: Page): WebResult {
  const day = /^\d{4}-\d{2}-\d{2}/.exec(date ?? last_updated ?? '')?.[0] ?? null
  const host = URL.canParse(url) ? new URL(url).host : url
  return {
    url,
    title: title?.trim() || host,
    snippet: (snippet ?? '').trim().slice(0, MAX_SNIPPET),
    date: day,
  }
}
