import type { SpeechSynth } from '../../video/speech.ts'
import { keptTake, type Take } from '../speech-audio/kept-take.ts'
import { speakInPieces } from '../speech-audio/speak-in-pieces.ts'
import { checkVoice, postForSound, type ElevenLabsOptions } from './elevenlabs-call.ts'
import { expectSeconds, wavOfAnswer } from './elevenlabs-sound.ts'

// The smallest limit of its models (v3); multilingual v2 takes 10,000. Source: help.elevenlabs.io.
const MOST_CHARACTERS = 3_000
const FASTEST_A_SECOND = 40
const SLOWEST_A_SECOND = 3

/** POST /v1/text-to-speech/{voice_id}. What a credit costs depends on the plan, so the credits are told. */
export function createElevenLabsSpeech(options: ElevenLabsOptions): SpeechSynth {
  const { model, format, log } = options
  const voice = `ElevenLabs ${options.voiceId.trim()}`
  const settings = { stability: options.stability, similarity_boost: 0.75, style: options.style }
  const recipe = JSON.stringify(['elevenlabs-speak', options.voiceId.trim(), model, format, settings])

  async function say(text: string, signal: AbortSignal): Promise<Take> {
    const body = JSON.stringify({ text, model_id: model, voice_settings: settings })
    const { bytes, credits } = await postForSound(options, 'text-to-speech', body, signal)
    const { wav, seconds } = wavOfAnswer(bytes, format)
    expectSeconds(seconds, text.length / FASTEST_A_SECOND, text.length / SLOWEST_A_SECOND + 5)
    log.info('spoken by ElevenLabs', { model, characters: text.length, seconds, credits })
    const note = credits === null ? null : `ElevenLabs took ${credits.toLocaleString('en-US')} credits.`
    return { wav, costUsd: null, note }
  }

  return {
    label: voice,
    service: 'elevenlabs',
    recipe,
    speak: async ({ text }, call) =>
      await speakInPieces(text, call, {
        voice,
        service: 'elevenlabs',
        most: MOST_CHARACTERS,
        say: async (piece) =>
          await keptTake(call.kept, [recipe, piece], async () => await say(piece, call.signal)),
      }),
    check: async (signal) => await checkVoice(options, 'can_do_text_to_speech', signal),
  }
}
