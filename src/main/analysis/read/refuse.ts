import { UserError } from '#main/core/errors.ts'

const MEGABYTE = 1024 * 1024
/** Larger documents (docx, pdf) are refused before they are opened. */
export const MAX_DOCUMENT_BYTES = 50 * MEGABYTE
/** Larger texts are refused before they are decoded. A day of talk is half a megabyte. */
export const MAX_TEXT_BYTES = 25 * MEGABYTE

const DOCUMENT_NAME = /\.(?:docx|pdf)$/i
const MEDIA_NAME =
  /\.(?:mp3|m4a|wav|aac|ogg|oga|opus|flac|wma|aiff?|amr|mp4|m4v|mov|avi|mkv|webm|wmv|mpe?g|3gp)$/i

function tooLarge(size: number, limit: number): UserError {
  const message = `The file has ${Math.ceil(size / MEGABYTE)} MB; a transcript may have ${limit / MEGABYTE} MB.`
  return new UserError('TOO_LARGE', message, 'Split it, or export the transcript without pictures and sound.')
}

/** Throws UserError for a file that is too large to be a transcript, judged before it is read. */
export function refuseTooLarge(name: string, size: number): void {
  if (MEDIA_NAME.test(name)) throw isMedia()
  const limit = DOCUMENT_NAME.test(name) ? MAX_DOCUMENT_BYTES : MAX_TEXT_BYTES
  if (size > limit) throw tooLarge(size, limit)
}

export function isMedia(): UserError {
  const next = 'Transcribe it first (Zoom, Teams, Meet and Otter do), then add the transcript.'
  return new UserError('IS_MEDIA', 'This is a recording of sound or video, not a transcript.', next)
}

export function isEmpty(): UserError {
  return new UserError('EMPTY', 'The file is empty.', 'Export the transcript again, then add the new file.')
}

export function notText(): UserError {
  const next = 'Export the transcript as VTT, SRT, text, Word or PDF, then add that.'
  return new UserError('NOT_TEXT', 'The file holds no text that can be read.', next)
}

export function noTurns(): UserError {
  const message = 'No conversation was found in the file: no line names a speaker, and none has a time.'
  const next = 'Each turn should begin with a name and a colon, or with a name and a time.'
  return new UserError('NO_TURNS', message, next)
}

export function noTurnsInJson(): UserError {
  const message = 'The file holds data (JSON), but no list of turns with speakers or times was found in it.'
  const next = 'Export the transcript as VTT, SRT, text, Word or PDF, then add that.'
  return new UserError('NO_TURNS', message, next)
}

export function noTurnsInTable(): UserError {
  const message =
    'No conversation was found in the table: no head names a column for the speaker and one for the words.'
  return new UserError(
    'NO_TURNS',
    message,
    'Give its first row the heads Speaker, Start and Text, then add it again.',
  )
}

export function brokenTable(): UserError {
  const message = 'The table could not be read: a quotation mark is not closed, or words stand behind one.'
  const next = 'Save it as CSV once more in the program it came from, then add the new file.'
  return new UserError('TABLE_BROKEN', message, next)
}

export function severalConversations(): UserError {
  const message = 'The file holds more than one conversation, so it was not read.'
  return new UserError('SEVERAL', message, 'Export each conversation into a file of its own, then add those.')
}

export function damagedDocx(cause: unknown): UserError {
  const message = 'The Word document could not be opened; it may be damaged or not fully downloaded.'
  return new UserError('DOCX_DAMAGED', message, 'Open it in Word, save it anew as .docx, then add that.', {
    cause,
  })
}

export function hugeDocx(cause: unknown): UserError {
  const message = 'The Word document unpacks to far more than a transcript could hold, so it was not opened.'
  return new UserError('DOCX_HUGE', message, 'Copy the talk into a new document, then add that.', { cause })
}

export function notDocx(): UserError {
  const message = 'The file is an archive or another Office document, not a Word document.'
  return new UserError('NOT_DOCX', message, 'Unpack it, or save the transcript as .docx, then add that.')
}

export function oldOffice(): UserError {
  const message = 'The document is in the old Word format or locked with a password.'
  return new UserError('OLD_OFFICE', message, 'Save it in Word as .docx without a password, then add that.')
}

export function damagedPdf(cause: unknown): UserError {
  const message = 'The PDF could not be opened; it may be damaged or not fully downloaded.'
  return new UserError('PDF_DAMAGED', message, 'Open it in a PDF viewer, save a copy, then add that.', {
    cause,
  })
}

export function slowPdf(cause: unknown): UserError {
  return new UserError(
    'PDF_SLOW',
    'The PDF took too long to read.',
    'Export the transcript as text, then add that.',
    {
      cause,
    },
  )
}

export function isImage(): UserError {
  const next = 'Run text recognition on it, or export the transcript as text, then add that.'
  return new UserError('IS_IMAGE', 'This is a picture, not a transcript.', next)
}

export function isRtf(): UserError {
  const next = 'Save it as .docx or as plain text, then add that.'
  return new UserError('IS_RTF', 'Rich text files are not read.', next)
}
