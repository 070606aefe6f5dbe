import type { TranscriptFormat, TranscriptTurn } from '#shared/domain/transcript.ts'
import { UserError } from '#main/core/errors.ts'
import { decodeText } from '#main/core/text-files/decode-text.ts'
import { readDocxLines } from '#main/core/text-files/docx-lines.ts'
import { readPdfPages } from '#main/core/text-files/pdf-pages.ts'
import { ZipPartError } from '#main/core/text-files/zip-part.ts'
import { containerOf } from './container.ts'
import { readChat } from './chat-lines.ts'
import { isTiming } from './cues.ts'
import { joinPieces } from './pieces.ts'
import { readCueFile } from './read-cue-file.ts'
import { readJson } from './read-json.ts'
import { readLines } from './read-lines.ts'
import type { ReadPieces } from './read-pieces.ts'
import { readTable } from './read-table.ts'
import * as refuse from './refuse.ts'

export interface ReadTranscript {
  readonly format: TranscriptFormat
  /** As the file names the conversation, or null. */
  readonly title: string | null
  /** Epoch milliseconds when the file says when the conversation took place, or null. */
  readonly heldAt: number | null
  readonly turns: readonly TranscriptTurn[]
}

const PDF_TIMEOUT_MS = 60_000

/** Lines of captions or of a text; null when nobody speaks in them. */
function readTextLines(lines: readonly string[]): ReadPieces | null {
  const header = /^\s*WEBVTT(?:\s|$)/.test(lines.find((line) => line.trim()) ?? '')
  if (header || lines.some(isTiming)) return readCueFile(lines)
  return readChat(lines) ?? readLines(lines)
}

function readText(bytes: Uint8Array): ReadPieces | null {
  const text = decodeText(bytes)
  if (text === null) throw refuse.notText()
  if (!text.trim()) throw refuse.isEmpty()
  const data = readJson(text) ?? readTable(text)
  if (data) return data
  // Of blank lines one is enough, however many there are.
  return readTextLines(text.replace(/\n\s*\n/g, '\n\n').split(/[\n\v\f\u0085\u2028\u2029]/))
}

function readDocx(bytes: Uint8Array): ReadPieces | null {
  let lines: readonly string[] | null
  try {
    lines = readDocxLines(bytes)
  } catch (cause) {
    if (cause instanceof ZipPartError && cause.kind === 'huge') throw refuse.hugeDocx(cause)
    throw refuse.damagedDocx(cause)
  }
  if (!lines) throw refuse.notDocx()
  const read = readTextLines(lines.map((line) => line.normalize('NFC')))
  if (!read) return null
  // Word documents with a name and a time above the words come from Teams.
  const teams = read.format === 'otter' || read.format === 'srt'
  return { ...read, format: teams ? 'teams-docx' : 'docx' }
}

async function readPdf(bytes: Uint8Array, signal?: AbortSignal): Promise<ReadPieces | null> {
  const timeout = AbortSignal.timeout(PDF_TIMEOUT_MS)
  try {
    const until = signal ? AbortSignal.any([signal, timeout]) : timeout
    const { pages } = await readPdfPages(bytes, until)
    const lines = pages.flatMap((page) => page.split('\n'))
    const read = readTextLines(lines.map((line) => line.normalize('NFC')))
    return read && { ...read, format: 'pdf' }
  } catch (cause) {
    if (cause instanceof UserError) throw cause
    signal?.throwIfAborted()
    throw timeout.aborted ? refuse.slowPdf(cause) : refuse.damagedPdf(cause)
  }
}

async function readContainer(
  name: string,
  bytes: Uint8Array,
  signal?: AbortSignal,
): Promise<ReadPieces | null> {
  switch (containerOf(bytes)) {
    case 'pdf':
      return await readPdf(bytes, signal)
    case 'zip':
      return readDocx(bytes)
    case 'old-office':
      throw refuse.oldOffice()
    case 'media':
      throw refuse.isMedia()
    case 'image':
      throw refuse.isImage()
    case 'rtf':
      throw refuse.isRtf()
    case 'text':
      break
  }
  try {
    return readText(bytes)
  } catch (error) {
    // What should be a document and is not even text did not arrive whole.
    const broken = error instanceof UserError && error.code === 'NOT_TEXT'
    if (broken && /\.pdf$/i.test(name)) throw refuse.damagedPdf(error)
    if (broken && /\.docx$/i.test(name)) throw refuse.damagedDocx(error)
    throw error
  }
}

/**
 * Reads a transcript of any kind: Zoom, Teams and other WebVTT, SubRip, Otter, Google Meet, text, chats, CSV,
 * JSON, Word, PDF.
 * The content says which it is, not the name. Throws UserError for what is none or cannot be read.
 */
export async function readTranscriptFile(
  name: string,
  bytes: Uint8Array,
  signal?: AbortSignal,
): Promise<ReadTranscript> {
  signal?.throwIfAborted()
  if (bytes.length === 0) throw refuse.isEmpty()
  refuse.refuseTooLarge(name, bytes.length)
  const isText = containerOf(bytes) === 'text'
  if (isText) refuse.refuseTooLarge('text', bytes.length)
  const read = await readContainer(name, bytes, signal)
  const turns = read ? joinPieces(read.pieces) : []
  if (!read || turns.length === 0) {
    throw isText && /\.(?:csv|tsv)$/i.test(name) ? refuse.noTurnsInTable() : refuse.noTurns()
  }
  return { format: read.format, title: read.title, heldAt: read.heldAt, turns }
}
