import { ServiceError } from '../../core/errors.ts'
import { retryAfterMs, send } from '../../core/http.ts'
import type { SpeechSynth } from '../../video/speech.ts'
import { keptTake, type Take } from '../speech-audio/kept-take.ts'
import { pcmOfWav } from '../speech-audio/pcm.ts'
import { jsonOf, readBody } from '../speech-audio/read-body.ts'
import { speakInPieces } from '../speech-audio/speak-in-pieces.ts'
import { speechPrice } from './openai-price.ts'
import { openAiRefusal, openAiSaid } from './openai-refusal.ts'
import { baseOf, checkModel, voiceField, type OpenAiVoiceOptions } from './openai-voice.ts'

// Source: types of openai 7.57.0, "The maximum length is 4096 characters".
const MOST_CHARACTERS = 4096
const TIMEOUT_MS = 120_000
// Nobody speaks faster; a shorter answer was cut off.
const MOST_CHARACTERS_A_SECOND = 40

/**
 * POST /audio/speech. OpenAI switches its models off on 2027-01-06 (types of openai 7.57.0); a compatible
 * server may go on.
 */
export function createOpenAiSpeech(options: OpenAiVoiceOptions): SpeechSynth {
  const { fetch, clock, log, model, voice, timeoutMs = TIMEOUT_MS } = options
  const base = baseOf(options)
  // Source: types of openai 7.57.0, "Does not work with tts-1 or tts-1-hd".
  const instructions = model.startsWith('tts-1') ? '' : options.instructions.trim()
  const recipe = JSON.stringify(['openai-speech', base, model, voice, instructions])

  async function ask(text: string, signal: AbortSignal): Promise<Uint8Array> {
    const key = (await options.apiKey()).trim()
    const response = await send(fetch, {
      service: 'openai',
      url: `${base}/audio/speech`,
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        model,
        input: text,
        voice: voiceField(voice),
        response_format: 'wav',
        ...(instructions ? { instructions } : {}),
      }),
      timeoutMs,
      signal,
    })
    const bytes = await readBody(response, 'openai', signal)
    if (response.ok) return bytes
    const wait = retryAfterMs(response.headers, clock.now())
    throw openAiRefusal(response.status, openAiSaid(jsonOf(bytes)), { model, wait })
  }

  async function say(text: string, signal: AbortSignal): Promise<Take> {
    const wav = await ask(text, signal)
    const seconds = pcmOfWav(wav)?.seconds ?? 0
    if (seconds * MOST_CHARACTERS_A_SECOND < text.length)
      throw new ServiceError('OpenAI sent speech that is empty or cut off.', {
        service: 'openai',
        kind: 'server',
      })
    const costUsd = speechPrice(model, { seconds, characters: text.length })
    log.info('spoken by OpenAI', { model, voice, characters: text.length, seconds })
    return { wav, costUsd, note: null }
  }

  return {
    label: `OpenAI ${voice}`,
    service: 'openai',
    recipe,
    speak: async ({ text }, call) =>
      await speakInPieces(text, call, {
        voice: `OpenAI ${voice}`,
        service: 'openai',
        most: MOST_CHARACTERS,
        say: async (piece) =>
          await keptTake(call.kept, [recipe, piece], async () => await say(piece, call.signal)),
      }),
    check: async (signal) => await checkModel(options, signal),
  }
}
