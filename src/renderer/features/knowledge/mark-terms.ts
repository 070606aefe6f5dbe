import { stopWords } from '#shared/text/stop-words.ts'
import { tokenize } from '#shared/text/tokens.ts'
import type { TextPart } from '../../components/mark-text.ts'

function stemsOf(query: string): ReadonlySet<string> {
  const all = tokenize(query)
  const telling = all.filter((token) => !stopWords.has(token.text))
  return new Set((telling.length > 0 ? telling : all).map((token) => token.stem))
}

/** Cuts `text` so that every word the query asks for, in any of its forms, stands marked. */
export function markTerms(text: string, query: string): readonly TextPart[] {
  const stems = stemsOf(query)
  const parts: TextPart[] = []
  let from = 0
  for (const token of tokenize(text)) {
    if (!stems.has(token.stem)) continue
    if (token.start > from) parts.push({ text: text.slice(from, token.start), marked: false })
    parts.push({ text: text.slice(token.start, token.end), marked: true })
    from = token.end
  }
  if (from < text.length) parts.push({ text: text.slice(from), marked: false })
  return parts
}

const ELLIPSIS = '…'

/**
 * The stretch of `text`, at most about `most` characters, that holds the most different words of the
 * query.
 */
export function excerpt(text: string, query: string, most = 320): string {
  const flat = text.replace(/\s+/g, ' ').trim()
  if (flat.length <= most) return flat
  const stems = stemsOf(query)
  const hits = tokenize(flat).filter((token) => stems.has(token.stem))
  let best = { start: 0, words: 0 }
  for (const hit of hits) {
    const inside = hits.filter(({ start, end }) => start >= hit.start && end <= hit.start + most * 0.8)
    const words = new Set(inside.map((token) => token.stem)).size
    if (words > best.words) best = { start: hit.start, words }
  }
  const wanted = Math.max(0, Math.min(best.start - Math.round(most * 0.15), flat.length - most))
  const start = wanted === 0 ? 0 : flat.indexOf(' ', wanted) + 1
  const cut = flat.slice(start, start + most)
  const ends = start + most >= flat.length
  const body = ends ? cut : cut.slice(0, cut.lastIndexOf(' '))
  return `${start > 0 ? `${ELLIPSIS} ` : ''}${body}${ends ? '' : ` ${ELLIPSIS}`}`
}
