import type { Block, ParsedDocument } from './blocks.ts'
import { readText } from './text.ts'
import { UserError } from '#main/core/errors.ts'

const SCANNED = 'The PDF holds pictures of pages, no text. Run text recognition on it, then add it again.'
const LOCKED = 'The PDF is locked with a password. Save a copy without a password, then add that.'

/** Lines that stand on most pages at the same end are running heads, feet or page numbers. */
function withoutRunningLines(pages: readonly string[]): readonly string[] {
  if (pages.length < 3) return pages
  const shape = (line: string | undefined): string => (line ?? '').trim().replace(/\d+/g, '#')
  const counts = new Map<string, number>()
  for (const page of pages) {
    const lines = page.split('\n')
    for (const key of new Set([shape(lines[0]), shape(lines.at(-1))])) {
      if (key) counts.set(key, (counts.get(key) ?? 0) + 1)
    }
  }
  const runs = (line: string | undefined): boolean => (counts.get(shape(line)) ?? 0) > pages.length * 0.6
  return pages.map((page) => {
    const lines = page.split('\n')
    if (runs(lines[0])) lines.shift()
    if (runs(lines.at(-1))) lines.pop()
    return lines.join('\n')
  })
}

/**
 * Text of a PDF page by page; a page is a heading "Page 3". Throws UserError when there is none to
 * read.
 */
export async function readPdf(bytes: Uint8Array): Promise<ParsedDocument> {
  const { getDocumentProxy, extractText, getMeta } = await import('unpdf')
  // pdf.js takes the buffer away from its owner, and refuses Node's Buffer: hand it a plain copy.
  const pdf = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 }).catch((cause: unknown) => {
    if (cause instanceof Error && cause.name === 'PasswordException') {
      throw new UserError('PDF_LOCKED', LOCKED, 'Save a copy without a password.', { cause })
    }
    throw cause
  })
  try {
    const { text: pages } = await extractText(pdf, { mergePages: false })
    if (pages.join('').replace(/\s+/g, '').length < Math.min(20, pages.length * 5)) {
      throw new UserError('PDF_SCANNED', SCANNED, 'Run text recognition on it.')
    }
    const meta = await getMeta(pdf).catch(() => null)
    const named: unknown = meta?.info?.['Title']
    const read = withoutRunningLines(pages).map((page) => readText(page))
    const blocks = read.flatMap((page, i): readonly Block[] => {
      const body = page.blocks.map((block) =>
        block.kind === 'heading' ? { ...block, level: block.level + 1 } : block,
      )
      return pages.length > 1 ? [{ kind: 'heading', level: 1, text: `Page ${i + 1}` }, ...body] : body
    })
    const title = typeof named === 'string' && named.trim() ? named.trim() : (read[0]?.title ?? null)
    return { title, blocks }
  } finally {
    await pdf.cleanup()
    await pdf.loadingTask.destroy()
  }
}
