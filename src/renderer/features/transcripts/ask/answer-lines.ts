export type AnswerPart =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'quote'; readonly index: number }

/** The lines of an answer, each cut at its numbers in brackets; a number without a quote stays text. */
export function answerLines(text: string, quotes: ReadonlySet<number>): readonly (readonly AnswerPart[])[] {
  return text
    .split(/\n+/)
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const parts: AnswerPart[] = []
      let from = 0
      const add = (to: number): void => {
        if (to > from) parts.push({ kind: 'words', text: line.slice(from, to) })
      }
      for (const found of line.matchAll(/\[(\d{1,3}(?:\s*[,;]\s*\d{1,3})*)\]/g)) {
        const numbers = (found[1] ?? '').split(/[,;]/).map(Number)
        if (!numbers.every((n) => quotes.has(n))) continue
        add(found.index)
        parts.push(...numbers.map((index) => ({ kind: 'quote' as const, index })))
        from = found.index + found[0].length
      }
      add(line.length)
      return parts
    })
}
