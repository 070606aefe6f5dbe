import { LONGEST_RECORDING_BYTES } from '#shared/contract/voice.ts'
import type { Recording } from '#shared/domain/recording.ts'
import { plainMime } from '#shared/domain/recording-formats.ts'
import type { Brain } from '../brain/brain.ts'
import { UserError } from '../core/errors.ts'
import { unlessAborted } from '../core/unless-aborted.ts'
import type { PieceRefusal } from '../store/recording-pieces.ts'
import type { Recordings } from '../store/recordings.ts'
import { pieceRefused, recordingEmpty, recordingGone, refuseUnfit } from './recording-refusals.ts'
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
  /**
   * The first piece of a recording under way. This and `append` may be repeated; both throw UserError for what
   * does not fit: RECORDING_GONE, _CLOSED, _ORDER, _TOO_BIG, _EMPTY, _KIND.
   */
  begin(recordingId: string, sound: NewSound): Recording
  /** The piece number `seq`, from 1. */
  append(recordingId: string, seq: number, content: Uint8Array): Recording
  finish(recordingId: string): Recording
  /** Rejects only when the recording is gone or the caller stops; every other failure is kept with it. */
  transcribe(recordingId: string, signal: AbortSignal): Promise<Recording>
  list(): readonly Recording[]
  remove(recordingId: string): void
}

const NEEDS_BRAIN =
  'Speech needs OpenAI, or a compatible server that transcribes. Connect one in Settings → Brain.'
const NEEDS_MODEL =
  'The compatible server needs the name of a model that transcribes. Write it in Settings → Brain.'

export function createSpeech(deps: SpeechDeps): Speech {
  const { recordings, names, explain, onChange } = deps
  const running = new Map<string, Promise<Recording>>()

  const found = (recording: Recording | null): Recording => {
    if (!recording) throw recordingGone()
    return recording
  }
  const changed = (recording: Recording | null): Recording => {
    onChange(found(recording).id)
    return found(recording)
  }

  const taken = (stored: Recording | PieceRefusal): Recording => {
    if (typeof stored === 'string') throw pieceRefused(stored)
    return stored
  }

  const status = async (): Promise<SpeechStatus> => {
    const none = (needs: string): SpeechStatus => ({ ready: false, model: null, needs })
    if ((await deps.brainNeeds()) !== null) return none(NEEDS_BRAIN)
    const { kind, transcriber } = deps.brain()
    if (transcriber) return { ready: true, model: transcriber.model, needs: null }
    return none(kind === 'compatible' ? NEEDS_MODEL : NEEDS_BRAIN)
  }

  const words = async (recording: Recording, signal: AbortSignal) => {
    const { needs } = await status()
    const { kind, transcriber } = deps.brain()
    if (needs !== null || !transcriber) throw new UserError('NO_SPEECH', needs ?? NEEDS_BRAIN, '')
    const content = recordings.content(recording.id)
    if (!content) throw recordingGone()
    const keywords = await names.read()
    const text = await transcriber.transcribe({ content, mime: recording.mime }, { keywords, signal })
    deps.onTranscribed(kind, transcriber.model)
    return { text, size: content.byteLength }
  }

  const attempt = async (recording: Recording, signal: AbortSignal): Promise<Recording> => {
    try {
      return changed(recordings.transcribed(recording.id, await words(recording, signal)))
    } catch (error) {
      signal.throwIfAborted()
      if (!recordings.get(recording.id)) throw recordingGone()
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
    begin(id, { conversationId, mime, content }) {
      const plain = plainMime(mime)
      refuseUnfit(plain, content)
      names.warm()
      return changed(taken(recordings.begin(id, { content, mime: plain, conversationId })))
    },
    append(id, seq, content) {
      if (content.byteLength === 0) throw recordingEmpty()
      return taken(recordings.append(id, seq, content, LONGEST_RECORDING_BYTES))
    },
    finish: (id) => changed(recordings.finish(id)),
    async transcribe(id, signal) {
      // A second click waits for the first; when that one was stopped it goes on by itself.
      for (let other = running.get(id); other; other = running.get(id)) {
        try {
          const done = await unlessAborted(other, signal)
          // Otherwise more was said while it was listened to.
          if (done.state !== 'kept') return done
        } catch {
          signal.throwIfAborted()
        }
        if (running.get(id) === other) running.delete(id)
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
    list: () => recordings.list(),
    remove(id) {
      recordings.remove(id)
      onChange(id)
    },
  }
}
