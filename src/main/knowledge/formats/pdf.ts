import { readPdfPages } from '#main/core/text-files/pdf-pages.ts'
import type { Block, ParsedDocument } from './blocks.ts'
import { readText } from './text.ts'

/**
 * Text of a PDF page by page; a page is a heading "Page 3". Throws UserError when there is none to
 * read.
 */
export async function readPdf(bytes: Uint8Array): Promise<ParsedDocument> {
  const { title, pages } = await readPdfPages(bytes)
  const read = pages.map((page) => readText(page))
  const blocks = read.flatMap((page, i): readonly Block[] => {
    const body = page.blocks.map((block) =>
      block.kind === 'heading' ? { ...block, level: block.level + 1 } : block,
    )
    return pages.length > 1 ? [{ kind: 'heading', level: 1, text: `Page ${i + 1}` }, ...body] : body
  })
  return { title: title ?? read[0]?.title ?? null, blocks }
}
