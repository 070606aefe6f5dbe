import { ServiceError } from '../../core/errors.ts'
import type { VoiceConverter } from '../../video/speech.ts'
import { pcmOfWav } from '../speech-audio/pcm.ts'
import { checkVoice, postForSound, voiceOf, type ElevenLabsOptions } from './elevenlabs-call.ts'
import { expectSeconds, wavOfAnswer } from './elevenlabs-sound.ts'

// Source: ElevenLabs' speech-to-speech guide, "keep it under 5 minutes".
const MOST_SECONDS = 300
const SLACK = 0.2

const refused = (message: string): ServiceError =>
  new ServiceError(message, { service: 'elevenlabs', kind: 'validation', safeToRetry: true })

/**
 * POST /v1/speech-to-speech/{voice_id}: speech in, the same speech in another voice out. 1,000 credits a
 * minute; what a credit costs depends on the plan, so the price is not known. There is no idempotency key:
 * every call is billed, and the caller keeps the result.
 */
export function createElevenLabsConverter(options: ElevenLabsOptions): VoiceConverter {
  const { model, format, log } = options
  // The same settings for the same recording should sound the same; ElevenLabs calls it best effort.
  const seed = '1'
  const settings = JSON.stringify({
    stability: options.stability,
    similarity_boost: 0.75,
    style: options.style,
    use_speaker_boost: true,
  })
  return {
    label: `ElevenLabs ${options.voiceId.trim()}`,
    recipe: JSON.stringify(['elevenlabs-convert', options.voiceId.trim(), model, format, settings, seed]),
    async convert(wav, signal) {
      voiceOf(options)
      const base = pcmOfWav(wav)
      if (!base) throw refused('The recording for ElevenLabs cannot be read.')
      if (base.seconds > MOST_SECONDS)
        throw refused('ElevenLabs converts at most five minutes of speech at once.')
      const form = new FormData()
      form.set('audio', new File([new Uint8Array(wav)], 'voice.wav', { type: 'audio/wav' }))
      form.set('model_id', model)
      form.set('voice_settings', settings)
      form.set('seed', seed)
      form.set('remove_background_noise', 'false')
      const { bytes, credits } = await postForSound(options, 'speech-to-speech', form, signal)
      const made = wavOfAnswer(bytes, format)
      expectSeconds(made.seconds, base.seconds * (1 - SLACK) - 1, base.seconds * (1 + SLACK) + 1)
      log.info('voice converted by ElevenLabs', { model, seconds: made.seconds, credits })
      return { wav: made.wav, costUsd: null }
    },
    check: async (signal) => await checkVoice(options, 'can_do_voice_conversion', signal),
  }
}
