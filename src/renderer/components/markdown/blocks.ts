import { lexer } from 'marked'

/** One block of a markdown text: drawn once, and again only when its own source changes. */
export interface MarkdownBlock {
  readonly kind: 'code' | 'other'
  readonly source: string
}

/** Cuts markdown at block borders, so that while text streams in only the last block is drawn again. */
export function splitBlocks(markdown: string): readonly MarkdownBlock[] {
  return lexer(markdown)
    .filter((token) => token.type !== 'space')
    .map((token) => ({ kind: token.type === 'code' ? 'code' : 'other', source: token.raw }))
}
