export interface TextPart {
  readonly text: string
  readonly marked: boolean
}

const keep = (parts: readonly TextPart[]): TextPart[] => parts.filter((part) => part.text !== '')

/** Cuts a snippet at its marks (U+E000 … U+E001). */
export function markSnippet(snippet: string): readonly TextPart[] {
  return keep(
    snippet.split(/\uE000([^\uE001]*)\uE001/u).map((text, index) => ({ text, marked: index % 2 === 1 })),
  )
}

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Cuts `text` so that `quote` stands alone; spaces and line breaks count the same. */
export function markQuote(text: string, quote: string): readonly TextPart[] {
  const words = quote.trim().split(/\s+/).filter(Boolean)
  if (words.length === 0) return [{ text, marked: false }]
  const found = new RegExp(words.map(escape).join('\\s+'), 'iu').exec(text)
  if (!found) return [{ text, marked: false }]
  const end = found.index + found[0].length
  return keep([
    { text: text.slice(0, found.index), marked: false },
    { text: found[0], marked: true },
    { text: text.slice(end), marked: false },
  ])
}
