import type { Clock } from '../../core/clock.ts'
import { retryAfterMs, send, type Fetch } from '../../core/http.ts'
import type { Log } from '../../core/log.ts'
import { jsonOf, readBody } from '../speech-audio/read-body.ts'
import { openAiRefusal, openAiSaid } from './openai-refusal.ts'

/** What both of OpenAI's voices need. */
export interface OpenAiVoiceOptions {
  readonly baseUrl: string
  readonly apiKey: () => Promise<string>
  readonly model: string
  /** A built-in voice, or the id of an own one ("voice_…"). */
  readonly voice: string
  /** How to speak; empty for the voice's own way. */
  readonly instructions: string
  readonly fetch: Fetch
  readonly clock: Clock
  readonly log: Log
  /** Milliseconds for one answer. */
  readonly timeoutMs?: number
}

/** An own voice is named by an object. Source: types of openai 7.57.0. */
export function voiceField(voice: string): string | { readonly id: string } {
  return voice.startsWith('voice_') ? { id: voice } : voice
}

const CHECK_TIMEOUT_MS = 15_000

export const baseOf = ({ baseUrl }: OpenAiVoiceOptions): string => baseUrl.replace(/\/+$/, '')

/** GET /models/{model}: says whether the key is good and the model is served, and costs nothing. */
export async function checkModel(options: OpenAiVoiceOptions, signal: AbortSignal): Promise<void> {
  const { fetch, clock, model } = options
  const key = (await options.apiKey()).trim()
  const response = await send(fetch, {
    service: 'openai',
    url: `${baseOf(options)}/models/${encodeURIComponent(model)}`,
    headers: { authorization: `Bearer ${key}` },
    timeoutMs: CHECK_TIMEOUT_MS,
    signal,
  })
  const body = await readBody(response, 'openai', signal)
  if (response.ok) return
  const wait = retryAfterMs(response.headers, clock.now())
  throw openAiRefusal(response.status, openAiSaid(jsonOf(body)), { model, wait })
}
