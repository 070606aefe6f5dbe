import { UserError } from '../errors.ts'
import { unlessAborted } from '../unless-aborted.ts'
import { keepPdfFailuresInside } from './pdf-failures.ts'
import { withoutRunningLines } from './running-lines.ts'

const SCANNED = 'The PDF holds pictures of pages, no text. Run text recognition on it, then add it again.'
const LOCKED = 'The PDF is locked with a password. Save a copy without a password, then add that.'

export interface PdfPages {
  /** The title in the file's properties, or null. */
  readonly title: string | null
  /** The text of each page, a line a line, without running heads, feet and page numbers. */
  readonly pages: readonly string[]
}

/** Text of a PDF page by page. Throws UserError when it is locked or scanned, anything else when damaged. */
export async function readPdfPages(bytes: Uint8Array, signal?: AbortSignal): Promise<PdfPages> {
  keepPdfFailuresInside()
  const { getDocumentProxy, extractText, getMeta } = await import('unpdf')
  signal?.throwIfAborted()
  // pdf.js takes the buffer away from its owner, and refuses Node's Buffer: hand it a plain copy.
  const pdf = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 }).catch((cause: unknown) => {
    if (cause instanceof Error && cause.name === 'PasswordException') {
      throw new UserError('PDF_LOCKED', LOCKED, 'Save a copy without a password.', { cause })
    }
    throw cause
  })
  try {
    const extracting = extractText(pdf, { mergePages: false })
    const { text: pages } = await (signal ? unlessAborted(extracting, signal) : extracting)
    if (pages.join('').replace(/\s+/g, '').length < Math.min(20, pages.length * 5)) {
      throw new UserError('PDF_SCANNED', SCANNED, 'Run text recognition on it.')
    }
    const meta = await getMeta(pdf).catch(() => null)
    const named: unknown = meta?.info?.['Title']
    const title = typeof named === 'string' && named.trim() ? named.trim() : null
    return { title, pages: withoutRunningLines(pages) }
  } finally {
    await pdf.cleanup()
    await pdf.loadingTask.destroy()
  }
}
