import type OpenAI from 'openai'
import { recordingEnding } from '#shared/domain/recording-formats.ts'
import { UserError } from '../core/errors.ts'
import { BrainError, toBrainError } from './failures.ts'
import { retrying, type RetryOptions } from './retry.ts'
import type { Sound, Transcriber } from './transcriber.ts'

export interface SpeechServiceOptions {
  readonly client: () => Promise<OpenAI>
  readonly model: string
  readonly retry: RetryOptions
}

/** What is sent beside the sound. */
type Hints = (keywords: readonly string[]) => { readonly keywords?: string[] }

// An upload over a slow line: 50 KB a second, on top of what the service may take.
const BYTES_A_MS = 50

// Source: types of openai 7.57.0: "Supported by `gpt-transcribe`". Others answer 400 to them.
const takesKeywords = (model: string): boolean => model.startsWith('gpt-transcribe')

/** OpenAI's transcriptions with names as keywords where the model takes them. */
export function createOpenAiTranscriber(options: SpeechServiceOptions): Transcriber {
  const { model } = options
  return transcriberOf(options, (keywords) =>
    takesKeywords(model) && keywords.length > 0 ? { keywords: [...keywords] } : {},
  )
}

/** A server with `/audio/transcriptions`, such as Speaches or LocalAI. It gets the sound and nothing else. */
export function createCompatibleTranscriber(options: SpeechServiceOptions): Transcriber {
  return transcriberOf(options, () => ({}))
}

function transcriberOf({ client, model, retry }: SpeechServiceOptions, hints: Hints): Transcriber {
  return {
    model,
    async transcribe(sound, { keywords, signal }) {
      const api = await client()
      const timeout = retry.timeoutMs + Math.round(sound.content.byteLength / BYTES_A_MS)
      const ask = async (): Promise<unknown> => {
        const file = await soundFile(sound)
        // The SDK's deadline ends with the headers; a body that stalls must end too.
        const late = AbortSignal.timeout(timeout)
        try {
          return await api.audio.transcriptions.create(
            { file, model, ...hints(keywords) },
            { signal: AbortSignal.any([signal, late]), timeout },
          )
        } catch (error) {
          if (late.aborted && !signal.aborted) throw new Error('timed out', { cause: error })
          throw error
        }
      }
      try {
        return wordsOf(await retrying(ask, retry, signal), retry)
      } catch (error) {
        signal.throwIfAborted()
        throw refusalOf(error) ?? toBrainError(error, retry.service)
      }
    },
  }
}

async function soundFile({ content, mime }: Sound): Promise<File> {
  const { toFile } = await import('openai')
  return await toFile(content, `recording.${recordingEnding(mime) ?? 'webm'}`, { type: mime })
}

function wordsOf(answer: unknown, { service }: RetryOptions): string {
  const text = (answer as { readonly text?: unknown } | null)?.text
  if (typeof text !== 'string') {
    throw new BrainError('malformed', service, new Error('the answer to a recording has no text'))
  }
  const words = text.trim()
  if (words) return words
  throw new UserError(
    'NOTHING_HEARD',
    'No words were understood in this recording.',
    'Check that the microphone is on and speak close to it, or type instead.',
  )
}

/** What a status means for a recording where it means something else for a chat. */
function refusalOf(error: unknown): UserError | null {
  if (error instanceof UserError) return error
  const cause = error instanceof BrainError ? error.cause : error
  const { status, code } = (cause ?? {}) as { readonly status?: unknown; readonly code?: unknown }
  if (status === 413) {
    return new UserError(
      'RECORDING_TOO_BIG',
      'The service does not take a recording this long.',
      'Say it in shorter pieces, or attach a smaller file.',
      { cause: error },
    )
  }
  const absent = status === 405 || status === 501 || (status === 404 && code !== 'model_not_found')
  if (!absent) return null
  return new UserError(
    'NO_SPEECH_HERE',
    'This server does not turn speech into text.',
    'Connect OpenAI, or a compatible server that transcribes, in Settings → Brain.',
    { cause: error },
  )
}
