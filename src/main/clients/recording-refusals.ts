import { LONGEST_RECORDING_BYTES } from '#shared/contract/voice.ts'
import { recordingEnding } from '#shared/domain/recording-formats.ts'
import { UserError } from '../core/errors.ts'
import type { PieceRefusal } from '../store/recording-pieces.ts'

export const recordingGone = (): UserError =>
  new UserError('RECORDING_GONE', 'This recording is no longer kept.', 'Say it again, or type it.')

export const recordingEmpty = (): UserError =>
  new UserError(
    'RECORDING_EMPTY',
    'Nothing was recorded.',
    'Check the microphone in the settings of this computer, then try again.',
  )

/** Why a piece of a recording under way was not taken, for the person. */
export function pieceRefused(refusal: PieceRefusal): UserError {
  switch (refusal) {
    case 'gone':
      return recordingGone()
    case 'closed':
      return new UserError(
        'RECORDING_CLOSED',
        'This recording has ended already.',
        'What came before is kept. Say the rest in a new recording.',
      )
    case 'gap':
      return new UserError(
        'RECORDING_ORDER',
        'A piece of this recording is missing.',
        'What came before is kept. Say the rest in a new recording.',
      )
    case 'different':
      return new UserError(
        'RECORDING_ORDER',
        'This recording has another piece at this place.',
        'What is kept was not changed. Say it in a new recording.',
      )
    case 'too_big':
      return new UserError(
        'RECORDING_TOO_BIG',
        'The recording has reached 25 MB.',
        'What came before is kept. Say the rest in a new recording.',
      )
  }
}

/** Throws UserError for an empty, too big or unknown kind of sound; `mime` without parameters. */
export function refuseUnfit(mime: string, content: Uint8Array): void {
  if (content.byteLength === 0) throw recordingEmpty()
  if (content.byteLength > LONGEST_RECORDING_BYTES) {
    throw new UserError(
      'RECORDING_TOO_BIG',
      'The recording is larger than 25 MB.',
      'Say it in shorter pieces, or attach a smaller file.',
    )
  }
  if (recordingEnding(mime) === null) {
    throw new UserError(
      'RECORDING_KIND',
      'This kind of sound file cannot be written down.',
      'Use MP3, M4A, WAV, OGG, FLAC or WebM.',
    )
  }
}
