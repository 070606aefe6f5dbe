import { LONGEST_RECORDING_BYTES } from '#shared/contract/voice.ts'
import type { Recording } from '#shared/domain/recording.ts'
import { plainMime, recordingEnding } from '#shared/domain/recording-formats.ts'
import type { Brain } from '../brain/brain.ts'
import { UserError } from '../core/errors.ts'
import { unlessAborted } from '../core/unless-aborted.ts'
import type { Recordings } from '../store/recordings.ts'
import type { SpokenNames } from './spoken-names.ts'

export interface SpeechDeps {
  readonly recordings: Recordings
  readonly brain: () => Brain
  /** What the chosen brain still lacks, in words; null when it can work. */
  readonly brainNeeds: () => Promise<string | null>
  readonly names: SpokenNames
  /** A caught error in the person's words. */
  readonly explain: (error: unknown) => { readonly message: string; readonly nextStep: string }
  readonly onTranscribed: (service: Brain['kind'], model: string) => void
  readonly onChange: (recordingId: string) => void
}

export interface SpeechStatus {
  readonly ready: boolean
  readonly model: string | null
  /** What to set up, in a sentence; null when it is ready. */
  readonly needs: string | null
}

export interface NewSound {
  readonly conversationId: string | null
  readonly mime: string
  readonly content: Uint8Array
}

/** What is said aloud: kept first, written down then. */
export interface Speech {
  status(): Promise<SpeechStatus>
  /** Throws UserError for an empty, too big or unknown kind of sound. */
  keep(sound: NewSound): Recording
  /** Rejects only when the recording is gone or the caller stops; every other failure is kept with it. */
  transcribe(recordingId: string, signal: AbortSignal): Promise<Recording>
  place(recordingId: string, conversationId: string): Recording
  list(): readonly Recording[]
  remove(recordingId: string): void
}

const NEEDS_BRAIN =
  'Speech needs OpenAI, or a compatible server that transcribes. Connect one in Settings → Brain.'
const NEEDS_MODEL =
  'The compatible server needs the name of a model that transcribes. Write it in Settings → Brain.'

const gone = (): UserError =>
  new UserError('RECORDING_GONE', 'This recording is no longer kept.', 'Say it again, or type it.')

export function createSpeech(deps: SpeechDeps): Speech {
  const { recordings, names, explain, onChange } = deps
  const running = new Map<string, Promise<Recording>>()

  const found = (recording: Recording | null): Recording => {
    if (!recording) throw gone()
    return recording
  }
  const changed = (recording: Recording | null): Recording => {
    onChange(found(recording).id)
    return found(recording)
  }

  const status = async (): Promise<SpeechStatus> => {
    const none = (needs: string): SpeechStatus => ({ ready: false, model: null, needs })
    if ((await deps.brainNeeds()) !== null) return none(NEEDS_BRAIN)
    const { kind, transcriber } = deps.brain()
    if (transcriber) return { ready: true, model: transcriber.model, needs: null }
    return none(kind === 'compatible' ? NEEDS_MODEL : NEEDS_BRAIN)
  }

  const words = async (recording: Recording, signal: AbortSignal): Promise<string> => {
    const { needs } = await status()
    const { kind, transcriber } = deps.brain()
    if (needs !== null || !transcriber) throw new UserError('NO_SPEECH', needs ?? NEEDS_BRAIN, '')
    const content = recordings.content(recording.id)
    if (!content) throw gone()
    const keywords = await names.read()
    const text = await transcriber.transcribe({ content, mime: recording.mime }, { keywords, signal })
    deps.onTranscribed(kind, transcriber.model)
    return text
  }

  const attempt = async (recording: Recording, signal: AbortSignal): Promise<Recording> => {
    try {
      return changed(recordings.transcribed(recording.id, await words(recording, signal)))
    } catch (error) {
      signal.throwIfAborted()
      if (!recordings.get(recording.id)) throw gone()
      const { message, nextStep } = explain(error)
      return changed(recordings.failed(recording.id, `${message} ${nextStep}`.trim()))
    }
  }

  return {
    status,
    keep({ conversationId, mime, content }) {
      const plain = plainMime(mime)
      refuseUnfit(plain, content)
      names.warm()
      return changed(recordings.keep({ content, mime: plain, conversationId }))
    },
    async transcribe(id, signal) {
      // A second click waits for the first; when that one was stopped it goes on by itself.
      for (let other = running.get(id); other; other = running.get(id)) {
        try {
          return await unlessAborted(other, signal)
        } catch {
          signal.throwIfAborted()
          if (running.get(id) === other) running.delete(id)
        }
      }
      const recording = found(recordings.get(id))
      if (recording.state === 'transcribed') return recording
      const work = attempt(recording, signal)
      running.set(id, work)
      try {
        return await work
      } finally {
        if (running.get(id) === work) running.delete(id)
      }
    },
    place: (id, conversationId) => changed(recordings.place(id, conversationId)),
    list: () => recordings.list(),
    remove(id) {
      recordings.remove(id)
      onChange(id)
    },
  }
}

function refuseUnfit(mime: string, content: Uint8Array): void {
  if (content.byteLength === 0) {
    throw new UserError(
      'RECORDING_EMPTY',
      'Nothing was recorded.',
      'Check the microphone in the settings of this computer, then try again.',
    )
  }
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
