import { markTerms } from './mark-terms.ts'

/** A text with the words of the query marked; without a query it stands as it is. */
export function Marked({ text, query }: { readonly text: string; readonly query: string }) {
  if (query.trim() === '') return text
  return markTerms(text, query).map((part, index) =>
    // oxlint-disable-next-line react/no-array-index-key
    part.marked ? <mark key={index}>{part.text}</mark> : part.text,
  )
}
