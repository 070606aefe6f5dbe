/** What every format is read into: the shape of a document without its looks. */
export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | {
      readonly kind: 'table'
      readonly header: readonly string[]
      readonly rows: readonly (readonly string[])[]
    }
  | { readonly kind: 'turn'; readonly speaker: string; readonly text: string }

export interface ParsedDocument {
  /** The document's own title, or null when it has none. */
  readonly title: string | null
  readonly blocks: readonly Block[]
}

/** Collapses white space as a browser does. */
export function oneLine(text: string): string {
  return text.replace(/[\s\u00a0\u200b\ufeff]+/g, ' ').trim()
}
