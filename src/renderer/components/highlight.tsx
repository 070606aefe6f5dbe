import { markQuote, markSnippet } from './mark-text.ts'

/** A search snippet whose hits stand between U+E000 and U+E001. */
export function Snippet({ text }: { readonly text: string }) {
  return markSnippet(text).map((part, index) =>
    // oxlint-disable-next-line react/no-array-index-key
    part.marked ? <mark key={index}>{part.text}</mark> : part.text,
  )
}

/** `text` with `quote` marked wherever it is found, whatever the line breaks between its words. */
export function Quoted({ text, quote }: { readonly text: string; readonly quote: string }) {
  return markQuote(text, quote).map((part, index) =>
    // oxlint-disable-next-line react/no-array-index-key
    part.marked ? <mark key={index}>{part.text}</mark> : part.text,
  )
}
