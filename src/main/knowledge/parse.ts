import { basename, extname } from 'node:path/posix'
import { messageOf, UserError } from '#main/core/errors.ts'
import { decodeText } from '#main/core/text-files/decode-text.ts'
import type { ParsedDocument } from './formats/blocks.ts'
import { readDocx } from './formats/docx.ts'
import { readHtml } from './formats/html.ts'
import { readMarkdown } from './formats/markdown.ts'
import { readPdf } from './formats/pdf.ts'
import { readText } from './formats/text.ts'
import { readCues, readTranscript } from './formats/transcript.ts'

export const MAX_FILE_BYTES = 50 * 1024 * 1024
export const MAX_TEXT_BYTES = 20 * 1024 * 1024

const FORMATS: Readonly<Record<string, string>> = {
  '.md': 'markdown',
  '.markdown': 'markdown',
  '.txt': 'text',
  '.text': 'text',
  '.csv': 'text',
  '.html': 'html',
  '.htm': 'html',
  '.docx': 'docx',
  '.pdf': 'pdf',
  '.vtt': 'vtt',
  '.srt': 'srt',
}

/** The format by the file's name, or null for files that are no documents. */
export function formatOf(path: string): string | null {
  return FORMATS[extname(path).toLowerCase()] ?? null
}

/** "01-roof_warranty.v2.md" → "Roof warranty v2". */
export function titleFromPath(path: string): string {
  const name = basename(path, extname(path))
    .replace(/^\d{1,3}[-_. ]+(?=\p{L})/u, '')
    .replace(/[-_.]+/g, ' ')
    .trim()
  return name ? name[0]?.toUpperCase() + name.slice(1) : path
}

export type Parsed =
  | { readonly ok: true; readonly title: string; readonly format: string; readonly document: ParsedDocument }
  | { readonly ok: false; readonly title: string; readonly format: string; readonly error: string }

function tooLarge(format: string, size: number): string | null {
  const limit = format === 'pdf' || format === 'docx' ? MAX_FILE_BYTES : MAX_TEXT_BYTES
  if (size <= limit) return null
  return `The file has ${Math.ceil(size / 1024 / 1024)} MB; the limit is ${limit / 1024 / 1024} MB.`
}

async function read(format: string, bytes: Uint8Array): Promise<ParsedDocument> {
  if (format === 'pdf') return await readPdf(bytes)
  if (format === 'docx') return await readDocx(bytes)
  const text = decodeText(bytes)
  if (text === null) throw new UserError('NOT_TEXT', 'The file holds no readable text.', 'Save it as text.')
  if (format === 'markdown') {
    const transcript = /^#/m.test(text) ? null : readTranscript(text)
    return transcript ?? readMarkdown(text)
  }
  if (format === 'html') return await readHtml(text)
  return format === 'vtt' || format === 'srt' ? readCues(text) : readText(text)
}

function reason(format: string, error: unknown): string {
  if (error instanceof UserError) return error.message
  if (format === 'docx')
    return 'The Word document could not be opened; it may be damaged. Save it anew in Word.'
  if (format === 'pdf') return 'The PDF could not be opened; it may be damaged or want a password.'
  return `The file could not be read. (${messageOf(error)})`
}

/**
 * Reads a file of a known format. What cannot be read comes back with the reason in words; it never
 * throws.
 */
export async function parseDocument(path: string, bytes: Uint8Array): Promise<Parsed> {
  const format = formatOf(path) ?? 'unknown'
  const title = titleFromPath(path)
  const fail = (error: string): Parsed => ({ ok: false, title, format, error })
  if (format === 'unknown') return fail('This kind of file is not read.')
  const large = tooLarge(format, bytes.length)
  if (large) return fail(large)
  if (bytes.length === 0) return fail('The file is empty.')
  try {
    const document = await read(format, bytes)
    if (document.blocks.every((block) => block.kind === 'heading')) return fail('The file holds no text.')
    return { ok: true, title: document.title ?? title, format, document }
  } catch (error) {
    return fail(reason(format, error))
  }
}
